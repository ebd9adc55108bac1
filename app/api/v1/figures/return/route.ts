import { parse } from "@/lib/errors/rules";
import { returnFigures } from "@/lib/figures/review-commands";
import { returnInput } from "@/lib/figures/schemas";
import { api, readJson } from "@/lib/web/api";
import { answersOf } from "../_answers";

export const POST = api(async (actor, request) => {
  const { figures, milestones } = await returnFigures(actor, parse(returnInput, await readJson(request)));
  return { figures: await answersOf(figures), milestones: await answersOf(milestones) };
});
