import type { OfficeSummary } from "@/lib/boards/offices";
import { shareOf, type SortValue, worstPlace } from "../../_components/sorting";

export const OFFICE_COLUMNS = ["office", "leads", "statuses", "average", "counted", "reported"] as const;
export type OfficeColumn = (typeof OFFICE_COLUMNS)[number];

/** What each column sorts by; statuses by the worst that there is. */
export const OFFICE_VALUES: Readonly<Record<OfficeColumn, (summary: OfficeSummary) => SortValue>> = {
  office: ({ office }) => office.name,
  leads: ({ leads }) => leads.length,
  statuses: ({ statuses }) => worstPlace(statuses),
  average: ({ completion }) => completion.average,
  counted: ({ completion }) => shareOf(completion.counted, completion.total),
  reported: ({ reported, expected }) => shareOf(reported, expected),
};
