import type { PersonSummary } from "@/lib/boards/people";
import type { Names } from "../../_components/rows";
import { shareOf, type SortValue, worstPlace } from "../../_components/sorting";

export const PEOPLE_COLUMNS = [
  "person",
  "office",
  "inCharge",
  "owns",
  "carries",
  "statuses",
  "average",
  "reported",
] as const;
export type PeopleColumn = (typeof PEOPLE_COLUMNS)[number];

/** What each column sorts by. */
export const peopleValues = (names: Names): Readonly<Record<PeopleColumn, (summary: PersonSummary) => SortValue>> => ({
  person: ({ person }) => person.post ?? person.name,
  office: ({ person }) => names.office(person.officeId),
  inCharge: ({ inCharge }) => inCharge.length,
  owns: ({ owns }) => owns.length,
  carries: ({ carries }) => carries.length,
  statuses: ({ statuses }) => worstPlace(statuses),
  average: ({ completion }) => completion.average,
  reported: ({ reported, expected }) => shareOf(reported, expected),
});
