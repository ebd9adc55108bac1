import { saveMilestone } from "@/lib/figures/milestone-commands";
import { api, readJson } from "@/lib/web/api";

/** The address names the milestone. */
export const PUT = api(async (actor, request, { params }: RouteContext<"/api/v1/figures/milestones/[milestone]">) =>
  saveMilestone(actor, Object.assign({}, await readJson(request), await params)),
);
