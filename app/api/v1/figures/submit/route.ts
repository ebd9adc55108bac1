import { parse } from "@/lib/errors/rules";
import { submitInput } from "@/lib/figures/schemas";
import { submitMonth } from "@/lib/figures/submit-commands";
import { api, readJson } from "@/lib/web/api";

export const POST = api(async (actor, request) => submitMonth(actor, parse(submitInput, await readJson(request))));
