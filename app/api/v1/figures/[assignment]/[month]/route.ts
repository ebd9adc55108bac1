import { saveFigure } from "@/lib/figures/commands";
import { api, readJson } from "@/lib/web/api";

/** The address names the cell. */
export const PUT = api(async (actor, request, { params }: RouteContext<"/api/v1/figures/[assignment]/[month]">) =>
  saveFigure(actor, Object.assign({}, await readJson(request), await params)),
);
