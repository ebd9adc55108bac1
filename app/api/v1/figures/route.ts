import { saveFigures } from "@/lib/figures/commands";
import { figuresInput } from "@/lib/figures/schemas";
import { parse } from "@/lib/errors/rules";
import { api, readJson } from "@/lib/web/api";
import { readFigures } from "@/lib/web/entry";
import { answersOf } from "./_answers";

export const GET = api((actor, request) => readFigures(actor, request.url));

/** A paste: each cell has its own outcome. */
export const PUT = api(async (actor, request) => {
  const saved = await saveFigures(actor, parse(figuresInput, await readJson(request)));
  return { figures: await answersOf(saved) };
});
