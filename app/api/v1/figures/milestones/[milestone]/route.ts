import { parse } from "@/lib/errors/rules";
import { saveMilestone } from "@/lib/figures/milestone-commands";
import { milestoneBody, milestoneInput } from "@/lib/figures/schemas";
import { api, readJson } from "@/lib/web/api";

export const PUT = api(async (actor, request, { params }: RouteContext<"/api/v1/figures/milestones/[milestone]">) => {
  const body = parse(milestoneBody, await readJson(request));
  return saveMilestone(actor, parse(milestoneInput, { ...body, ...(await params) }));
});
