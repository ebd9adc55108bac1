import type { Filter } from "@/lib/boards/rules";
import { STATUSES, type Status } from "@/lib/progress/terms";
import { readText, type SearchParams } from "./address";

export type Sort = "source" | "gap";

/** What the overview's address narrows it to. */
export interface Asked extends Filter {
  readonly sort: Sort;
}

const isStatus = (value: string | null): value is Status => STATUSES.some((status) => status === value);

export function readFilter(params: SearchParams): Asked {
  const status = readText(params, "status");
  return {
    leader: readText(params, "leader"),
    source: readText(params, "source"),
    office: readText(params, "office"),
    status: isStatus(status) ? status : null,
    text: readText(params, "q"),
    sort: readText(params, "sort") === "gap" ? "gap" : "source",
  };
}

/** The same as an address holds it; the default order needs no word. */
export const filterParams = ({ leader, source, office, status, text, sort }: Asked): Record<string, string | null> => ({
  leader,
  source,
  office,
  status,
  q: text,
  sort: sort === "gap" ? sort : null,
});

export const isNarrowed = ({ leader, source, office, status, text }: Asked): boolean =>
  [leader, source, office, status, text].some((value) => value !== null);
