import type { UnderWay } from "@/lib/periods/rules";
import type { AtSchedule } from "@/lib/progress/averages";
import type { NoData } from "@/lib/progress/shown";
import type { Basis, ScheduleBasis, Status } from "@/lib/progress/terms";
import type { CompletionColumn, CompletionGroup, Signature } from "./completion-columns";

/** Words beside a row that need a number or none. */
export interface RemarkWords {
  readonly upperBound: (value: string, unit: string) => string;
  readonly baseline: (value: string, unit: string) => string;
  readonly numerator: (value: string) => string;
  readonly denominator: (value: string) => string;
  readonly through: (month: number) => string;
  readonly growthThrough: (month: number) => string;
  readonly partly: (reported: number, expected: number) => string;
  readonly half: (count: number) => string;
  readonly noResult: Readonly<Record<"zeroBase" | "noLastYear" | "zeroDenominator", string>>;
  readonly late: string;
  /** Figures that are not yet reviewed are in the row. */
  readonly provisional: string;
  /** The same, with what counts officially. */
  readonly official: (official: { readonly actual: string; readonly completion: string }) => string;
}

/** Every word of the completion table, in one language. */
export interface CompletionWords {
  readonly title: (bureau: string, year: number) => string;
  readonly reportedBy: (bureau: string) => string;
  readonly cutOff: (
    day: { readonly year: number; readonly month: number; readonly day: number },
    schedule: string,
    basis: Basis,
  ) => string;
  readonly unitLine: string;
  readonly columns: Readonly<Record<CompletionColumn, string>>;
  readonly groups: Readonly<Record<CompletionGroup, string>>;
  readonly group: (of: { place: number; source: string; count: number; at: AtSchedule }) => string;
  readonly total: (count: number, at: AtSchedule) => string;
  /** Sign and word; `no_data` says why. */
  readonly status: (status: Status, noData: NoData) => string;
  readonly remarks: RemarkWords;
  /** Between remarks of one row. */
  readonly separator: string;
  readonly notes: {
    readonly schedule: (basis: ScheduleBasis) => string;
    readonly onSchedule: string;
    readonly range: string;
    readonly janFeb: string;
    readonly monthly: string;
    readonly none: string;
    readonly provisional: string;
    readonly underWay: (month: UnderWay) => string;
  };
  readonly note: (number: number, text: string) => string;
  readonly signatures: Readonly<Record<Signature, string>>;
  readonly footer: string;
  readonly fileName: (bureau: string, year: number, month: number) => string;
  readonly sheetName: (year: number, month: number) => string;
}
