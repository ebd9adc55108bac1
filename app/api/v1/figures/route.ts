import { loadFigures, loadGridEntries } from "@/lib/entry/queries";
import { saveFigures } from "@/lib/figures/commands";
import { parseAddress, readText } from "@/lib/web/address";
import { api, readJson } from "@/lib/web/api";
import { answersOf } from "./_answers";

/** The figures that an address asks for; with `mine` those of the entry grid alone, months as numbers. */
export const GET = api((actor, request) => {
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const { year, month } = parseAddress(params);
  const asked = { year, month, office: readText(params, "office") ?? undefined };
  return readText(params, "mine") ? loadGridEntries(actor, asked) : loadFigures(actor, asked);
});

/** A paste: each cell has its own outcome. */
export const PUT = api(async (actor, request) => {
  const saved = await saveFigures(actor, await readJson(request));
  return { figures: await answersOf(saved) };
});
