"use client";

import { useTranslations } from "next-intl";
import type { Dispatch, RefObject } from "react";
import { contentOf, type Entries, entriesIn, type EntryId } from "../cells/entries";
import { Bubble } from "./bubble";
import { labelOf } from "../cells/cell";
import { CellForm } from "./cell-form";
import { CellProblem } from "./cell-problem";
import { type Cell, giveReason, idOf, keepMine } from "../cells/edits";
import { isEditable } from "../cells/marks";
import { cellAt, type Context } from "../selection/context";
import { type Action, type State } from "../selection/state";

interface Props {
  readonly state: State;
  readonly context: Context;
  readonly dispatch: Dispatch<Action>;
  readonly pane: RefObject<HTMLDivElement | null>;
  /** Set while a return is being worded. */
  readonly returning: ((comment: string) => void) | null;
  readonly onStopReturning: () => void;
}

/** The one bubble: a form at the cell, or what is wrong with what was typed there. */
export function CellBubble({ state, context, dispatch, pane, returning, onStopReturning }: Props) {
  const t = useTranslations("entry");
  const { focus: spot } = state.selection;
  const cell = cellAt(context, spot);
  if (!cell || state.editing) return null;
  const label = t("bar.label", { name: labelOf(cell.line, t), month: cell.month });
  if (returning)
    return (
      <Bubble spot={spot} pane={pane} label={label}>
        <CellForm
          label={t("forms.return")}
          submit={t("return")}
          cancel={t("forms.cancel")}
          onSubmit={returning}
          onCancel={onStopReturning}
        />
      </Bubble>
    );
  const Said = state.form && isEditable(cell.line, cell.column) ? WordsForm : ProblemBubble;
  return <Said cell={cell} {...{ state, dispatch, pane, label }} />;
}

interface FormProps extends Pick<Props, "state" | "dispatch" | "pane"> {
  readonly cell: Cell;
  readonly label: string;
}

function ProblemBubble({ cell, label, state, dispatch, pane }: FormProps) {
  const id = idOf(cell);
  const pending = entriesIn(state.entries, id.row).pending[id.key];
  if (!pending?.problem) return null;
  const change = (to: (entries: Entries, id: EntryId) => Entries) => {
    dispatch({ type: "change", change: (entries) => to(entries, id) });
    dispatch({ type: "form", form: null });
  };
  return (
    <Bubble spot={state.selection.focus} pane={pane} label={label} tone="error">
      <CellProblem
        pending={pending}
        problem={pending.problem}
        onReason={(reason) => change((entries) => giveReason(entries, id, reason))}
        onMine={() => change(keepMine)}
        onText={(text) => dispatch({ type: "type", text })}
        onAccept={() => dispatch({ type: "enter", back: false })}
        onDiscard={() => dispatch({ type: "cancel" })}
      />
    </Bubble>
  );
}

function WordsForm({ cell, label, state, dispatch, pane }: FormProps) {
  const t = useTranslations("entry");
  const { form } = state;
  if (!form || (form === "unavailable" && cell.line.kind === "date")) return null;
  const { row, key } = idOf(cell);
  const words = contentOf(entriesIn(state.entries, row), key);
  const unavailable = form === "unavailable";
  return (
    <Bubble spot={state.selection.focus} pane={pane} label={label}>
      <CellForm
        key={form}
        label={t(`forms.${form}`)}
        hint={unavailable ? t("forms.unavailableHint") : undefined}
        submit={t("forms.save")}
        cancel={t("forms.cancel")}
        initial={(unavailable ? words.na : words.note) ?? ""}
        optional={!unavailable}
        choices={unavailable ? [t("reasons.a"), t("reasons.b"), t("reasons.c")] : []}
        onSubmit={(text) => dispatch({ type: "fill", form, text })}
        onCancel={() => dispatch({ type: "form", form: null })}
      />
    </Bubble>
  );
}
