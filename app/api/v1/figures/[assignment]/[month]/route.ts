import { parse } from "@/lib/errors/rules";
import { saveFigure } from "@/lib/figures/commands";
import { figureBody, figureInput } from "@/lib/figures/schemas";
import { api, readJson } from "@/lib/web/api";

export const PUT = api(async (actor, request, { params }: RouteContext<"/api/v1/figures/[assignment]/[month]">) => {
  const body = parse(figureBody, await readJson(request));
  return saveFigure(actor, parse(figureInput, { ...body, ...(await params) }));
});
