import { parse } from "@/lib/errors/rules";
import { approveFigures } from "@/lib/figures/review-commands";
import { approveInput } from "@/lib/figures/schemas";
import { api, readJson } from "@/lib/web/api";
import { answersOf } from "../_answers";

export const POST = api(async (actor, request) => {
  const { figures, milestones } = await approveFigures(actor, parse(approveInput, await readJson(request)));
  return { figures: await answersOf(figures), milestones: await answersOf(milestones) };
});
