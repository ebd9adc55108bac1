import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ReportingMark } from "@/lib/progress/terms";
import type { RowWords } from "./row-markup";
import { statusKey } from "./status-mark";

/** Says each word but once. */
function remembering<K extends string>(say: (key: K) => string): (key: K) => string {
  const said = new Map<K, string>();
  return (key) => {
    const word = said.get(key) ?? say(key);
    said.set(key, word);
    return word;
  };
}

const [FIRST, SECOND, THIRD] = ["\u0001", "\u0002", "\u0003"] as const;

/** A sentence with one gap, said once and then filled in: a translator takes longer than all the rest of a row. */
function filling(say: (gap: string) => string): (text: string) => string {
  const parts = say(FIRST).split(FIRST);
  return (text) => parts.join(text);
}

type Translator<Namespace extends Parameters<typeof useTranslations>[0]> = ReturnType<
  typeof useTranslations<Exclude<Namespace, undefined>>
>;

interface Translators {
  readonly columns: Translator<"overview.columns">;
  readonly date: Translator<"app.date">;
  readonly picture: Translator<"overview.picture">;
  readonly row: Translator<"overview.row">;
  readonly status: Translator<"status">;
  readonly reporting: Translator<"reporting">;
}

/** A row's picture in words, its sentences filled in like the others. */
function picturing(say: Translators["picture"]): RowWords["picture"] {
  const none = say("none");
  const alone = filling((completion) => say("completion", { completion }));
  const both = say("both", { completion: FIRST, schedule: SECOND, gap: THIRD });
  return ({ completion, schedule, gap }) => {
    if (completion === null) return none;
    if (schedule === null || gap === null) return alone(completion);
    return both.replace(FIRST, completion).replace(SECOND, schedule).replace(THIRD, gap);
  };
}

export function rowWords({ columns, date, picture, row, status, reporting }: Translators): RowWords {
  const statusOf = remembering((key: ReturnType<typeof statusKey>) => status(key));
  return {
    columns: { schedule: columns("schedule"), gap: columns("gap") },
    status: (figures) => statusOf(statusKey(figures)),
    mark: remembering((mark: ReportingMark) => reporting(mark)),
    count: ({ reported, expected }) => reporting("count", { reported, expected }),
    month: filling((value) => row("month", { value })),
    official: filling((value) => row("official", { value })),
    change: filling((points) => row("change", { points })),
    through: filling((month) => date("through", { month })),
    picture: picturing(picture),
  };
}

/** The words of rows, the same object as long as they are the same. */
export function useRowWords(): RowWords {
  const columns = useTranslations("overview.columns");
  const date = useTranslations("app.date");
  const picture = useTranslations("overview.picture");
  const row = useTranslations("overview.row");
  const status = useTranslations("status");
  const reporting = useTranslations("reporting");
  return useMemo(
    () => rowWords({ columns, date, picture, row, status, reporting }),
    [columns, date, picture, row, status, reporting],
  );
}
