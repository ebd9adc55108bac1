import { getLocale, getTranslations } from "next-intl/server";
import { hanNumeral } from "@/lib/documents/rules";
import { STATUS_SIGNS } from "@/lib/documents/signs";
import type { AtSchedule } from "@/lib/progress/averages";
import type { CompletionWords } from "@/lib/documents/words";

type Tables = Awaited<ReturnType<typeof getTranslations<"tables">>>;

const remarkWords = (t: Tables): CompletionWords["remarks"] => ({
  upperBound: (value, unit) => t("remarks.upperBound", { value, unit }),
  baseline: (value, unit) => t("remarks.baseline", { value, unit }),
  numerator: (value) => t("remarks.numerator", { value }),
  denominator: (value) => t("remarks.denominator", { value }),
  through: (month) => t("remarks.through", { month: String(month) }),
  growthThrough: (month) => t("remarks.growthThrough", { month: String(month) }),
  partly: (reported, expected) => t("remarks.partly", { reported, expected }),
  half: (count) => t("remarks.half", { count }),
  noResult: {
    zeroBase: t("remarks.zeroBase"),
    noLastYear: t("remarks.noLastYear"),
    zeroDenominator: t("remarks.zeroDenominator"),
  },
  late: t("remarks.late"),
  provisional: t("remarks.provisional"),
  official: ({ actual, completion }) => t("remarks.official", { actual, completion }),
});

const noteWords = (t: Tables): Pick<CompletionWords, "notes" | "note"> => ({
  notes: {
    schedule: (basis) => t("notes.schedule", { basis }),
    onSchedule: t("notes.onSchedule"),
    range: t("notes.range"),
    janFeb: t("notes.janFeb"),
    monthly: t("notes.monthly"),
    none: t("notes.none"),
    provisional: t("notes.provisional"),
    underWay: ({ month, ...intake }) => t("notes.underWay", { month: String(month), ...intake }),
  },
  note: (number, text) => t(number === 1 ? "firstNote" : "note", { number: String(number), text }),
});

const columnWords = (t: Tables): CompletionWords["columns"] => ({
  no: t("columns.no"),
  source: t("columns.source"),
  name: t("columns.name"),
  unit: t("columns.unit"),
  target: t("columns.target"),
  month: t("columns.month"),
  cumulative: t("columns.cumulative"),
  lastYear: t("columns.lastYear"),
  yearOnYear: t("columns.yearOnYear"),
  completion: t("columns.completion"),
  gap: t("columns.gap"),
  status: t("columns.status"),
  leader: t("columns.leader"),
  office: t("columns.office"),
  owner: t("columns.owner"),
  remarks: t("columns.remarks"),
});

const signatureWords = (t: Tables): CompletionWords["signatures"] => ({
  head: t("signatures.head"),
  checker: t("signatures.checker"),
  preparer: t("signatures.preparer"),
  phone: t("signatures.phone"),
  date: t("signatures.date"),
});

/** The completion table's words in the reader's language. */
export async function completionWords(): Promise<CompletionWords> {
  const t = await getTranslations("tables");
  const status = await getTranslations("status");
  const at = await getTranslations("atSchedule");
  const sentence = ({ done, comparable, notComparable: left }: AtSchedule) =>
    at("sentence", { done, comparable, left });
  const numeral = (await getLocale()) === "zh-CN" ? hanNumeral : String;
  return {
    title: (bureau, year) => t("title", { bureau, year: String(year) }),
    reportedBy: (bureau) => t("reportedBy", { bureau }),
    cutOff: ({ year, month, day }, schedule, basis) =>
      t("cutOff", { year: String(year), month: String(month), day: String(day), schedule, basis }),
    unitLine: t("unitLine"),
    columns: columnWords(t),
    groups: { progress: t("groups.progress"), responsibility: t("groups.responsibility") },
    group: ({ place, source, count, at }) => t("group", { numeral: numeral(place), source, count, at: sentence(at) }),
    total: (count, at) => t("total", { count, at: sentence(at) }),
    status: (value, noData) => STATUS_SIGNS[value] + (value === "no_data" ? status(`noData.${noData}`) : status(value)),
    remarks: remarkWords(t),
    separator: t("separator"),
    ...noteWords(t),
    signatures: signatureWords(t),
    footer: t("footer"),
    fileName: (bureau, year, month) => t("fileName", { bureau, year: String(year), month: String(month) }),
    sheetName: (year, month) => t("sheetName", { year: String(year), month: String(month) }),
  };
}
