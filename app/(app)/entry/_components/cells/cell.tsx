"use client";

import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef } from "react";
import { dayOf, isDay } from "@/lib/calendar/rules";
import type { GridMonth } from "@/lib/entry/rules";
import { type RowEntries, contentOf } from "./entries";
import { textOn } from "./edits";
import { grouped } from "@/lib/progress/show";
import { type Line, keyOf } from "./lines";
import { isLong } from "./widths";
import { entryHolds } from "@/lib/progress/measures";
import { here, isEditable, type Sign, type Standing, standingOf } from "./marks";
import type { Editing } from "../selection/state";
import styles from "./cell.module.css";

interface Props {
  readonly line: Line;
  readonly column: GridMonth;
  readonly own: RowEntries;
  /** The month being entered. */
  readonly current: boolean;
  readonly marked: boolean;
  /** The reader stands here; grows when the cell is to take the keyboard. */
  readonly focus: number | null;
  readonly editing: Editing | null;
  readonly onType: (text: string) => void;
}

/** How the signs look in the corner. */
export const SIGN: Readonly<Record<Sign, string>> = { doubtful: "?", noted: "≡" };

/**
 * A cell of the grid. The one that the reader stands on holds an input, so that typing, and an input method, begin at
 * once.
 */
export function Cell({ line, column, own, current, marked, focus, editing, onType }: Props) {
  const standing = standingOf(line, column, own);
  const text = textOn(own, line, column.month);
  const shown = useShown({ line, column, own }, text, standing);
  const words = useWords(line, column, standing);
  const editable = isEditable(line, column);
  const { mark, unsaved } = standing;
  const long = isLong(shown, current ? "current" : "month") && "long";
  const look = [
    long,
    mark,
    current && "current",
    marked && "marked",
    focus !== null && "focused",
    unsaved,
    !editable && "closed",
  ];
  return (
    <td
      className={`${styles.cell} ${look.flatMap((name) => (name ? (styles[name] ?? []) : [])).join(" ")}`}
      data-line={line.at}
      data-month={column.month}
      aria-colindex={column.month + 2}
      aria-selected={marked || focus !== null}
      aria-readonly={!editable}
      aria-invalid={unsaved === "problem" || undefined}
      title={focus === null ? words : undefined}
    >
      <Signs {...standing} />
      {focus === null ? (
        <span className={styles.text}>{shown}</span>
      ) : (
        <CellInput shown={shown} label={words} editable={editable} focus={focus} editing={editing} onType={onType} />
      )}
    </td>
  );
}

/** In the corner, below the mark; the cell's words say them too. */
function Signs({ signs }: Pick<Standing, "signs">) {
  if (signs.length === 0) return null;
  return (
    <span className={styles.signs} aria-hidden="true">
      {signs.map((sign) => SIGN[sign]).join(" ")}
    </span>
  );
}

/** The cell in words: whose, which month, and how it stands. */
function useWords(line: Line, { month }: GridMonth, standing: Standing): string {
  const t = useTranslations("entry");
  const { mark, late, locked } = standing;
  const notes = [
    late ? t("marks.late") : "",
    locked && mark !== "locked" ? t("marks.locked") : "",
    ...standing.signs.map((sign) => t(`marks.${sign}`)),
  ];
  return [labelOf(line, t), t("monthShort", { month }), ...standsFor(standing, t), ...notes]
    .filter(Boolean)
    .join(" · ");
}

type Words = ReturnType<typeof useTranslations<"entry">>;

/** How a cell stands, in words; whose draft lies there is told beside it, or says it all. */
export function standsFor({ mark, unsaved, draftBy }: Standing, t: Words): string[] {
  const draft = draftBy === null ? [] : [t("bar.draftBy", { name: draftBy || t("someone") })];
  if (mark === "others_draft" && !unsaved) return draft;
  return [unsaved ? t(`unsaved.${unsaved}`) : t(`marks.${mark}`), ...draft];
}

export const labelOf = (line: Line, t: Words): string =>
  line.kind === "date"
    ? line.milestone.title
    : [line.row.indicator.name, fieldLabel(line, t)].filter(Boolean).join(" ");

/** What a pair's line is called; nothing where the row has one line. */
export function fieldLabel(line: Line, t: Words): string {
  if (line.kind === "date") return t("fields.done");
  const { measure } = line.row.indicator;
  if (measure === "rank") return t(line.field === "value" ? "fields.position" : "fields.population");
  return line.field === "value" ? "" : t(`fields.${line.field}`);
}

function useShown(
  { line, column, own }: Pick<Props, "line" | "column" | "own">,
  text: string,
  { mark, unsaved }: Standing,
): string {
  const t = useTranslations("entry");
  if (mark === "others_draft" && !unsaved) return t("draftThere");
  const words = contentOf(own, keyOf(line, column.month));
  if (line.kind === "figure") return grouped(text) || (words.na ?? "");
  if (text) return isDay(text) ? `✓ ${t("day", { day: dayOf(text) })}` : text;
  return words.value === null && here(line, column, null) ? `○ ${t("day", { day: dayOf(line.milestone.due) })}` : "";
}

type InputProps = Pick<Props, "editing" | "onType"> & {
  readonly shown: string;
  readonly label: string;
  readonly editable: boolean;
  readonly focus: number;
};

function CellInput({ shown, label, editable, focus, editing, onType }: InputProps) {
  const input = useRef<HTMLInputElement>(null);
  const mode = editing?.mode;
  useLayoutEffect(() => {
    const element = input.current;
    if (!element) return;
    element.closest("td")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (focus === 0) return;
    element.focus({ preventScroll: true });
    element.select();
  }, [focus]);
  useLayoutEffect(() => {
    const element = input.current;
    if (mode === "edit" && element) element.setSelectionRange(element.value.length, element.value.length);
  }, [mode]);
  return (
    <input
      ref={input}
      className={editing ? styles.typing : styles.ready}
      value={editing ? editing.text : shown}
      readOnly={!editable}
      aria-label={label}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onType(event.target.value)}
      onFocus={(event) => event.target.select()}
    />
  );
}

/** A growth whose unit is the rate's own: what is entered is the amount, of whatever unit. */
const isRate = ({ measure, unit }: Line["row"]["indicator"]): boolean => measure === "growth" && /[%％‰]/.test(unit);

/** What is to be entered in a line, and of what: a growth takes the amount, never the rate. */
export function asked(line: Line, t: Words): { readonly what: string; readonly of: string } {
  if (line.kind === "date") return { what: t("fields.done"), of: "" };
  const { indicator } = line.row;
  const holds = t(`holds.${entryHolds(indicator)}`);
  const field = fieldLabel(line, t);
  if (field) return { what: field, of: indicator.measure === "rank" ? "" : holds };
  return { what: holds, of: isRate(indicator) ? t("fields.count") : indicator.unit };
}
