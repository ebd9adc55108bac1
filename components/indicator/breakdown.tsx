import { useTranslations } from "next-intl";
import { Gap } from "@/components/progress/gap";
import { ReportingMark } from "@/components/progress/reporting-mark";
import { StatusMark } from "@/components/progress/status-mark";
import { cell, Table } from "@/components/ui/table";
import type { Board, BoardAssignment, BoardIndicator } from "@/lib/boards/rules";
import type { Derivation } from "@/lib/progress/derivation";
import { reconcile } from "@/lib/progress/rules";
import { grouped, NONE_SHOWN, showDecimal } from "@/lib/progress/show";
import { noDataOf, rowOnPage } from "@/lib/progress/shown";
import styles from "./breakdown.module.css";
import { completionExpression } from "./expressions";

interface Props {
  readonly board: Board;
  readonly indicator: BoardIndicator;
  /** How each assignment's row came about, by its key. */
  readonly derivations: ReadonlyMap<string, Derivation>;
  /** Where an office's or a person's own page is. */
  readonly officeHref: (id: string) => string;
  readonly personHref: (id: string) => string;
}

interface Branch {
  readonly assignment: BoardAssignment;
  readonly depth: number;
}

/** Parents before their children, in the plan's order. */
function branches(assignments: readonly BoardAssignment[], parentId: string | null = null, depth = 0): Branch[] {
  return assignments
    .filter((assignment) => assignment.parentId === parentId)
    .flatMap((assignment) => [{ assignment, depth }, ...branches(assignments, assignment.id, depth + 1)]);
}

const INDENT = "\u3000";

type Carrying = Pick<Props, "board" | "officeHref" | "personHref"> & { readonly branch: Branch };

/** Who carries the part: the office, indented as deep as it is, and the person. */
function Carrier({ board, branch: { assignment, depth }, officeHref, personHref }: Carrying) {
  const { officeId, personId } = assignment;
  const person = board.people.find(({ id }) => id === personId);
  return (
    <>
      <th scope="row">
        {INDENT.repeat(depth)}
        <a href={officeHref(officeId)}>{board.offices.find(({ id }) => id === officeId)?.name}</a>
      </th>
      <td>{person ? <a href={personHref(person.id)}>{person.name}</a> : NONE_SHOWN}</td>
    </>
  );
}

function Row({ branch, ...props }: Props & { branch: Branch }) {
  const { board, indicator, derivations } = props;
  const t = useTranslations("indicator.breakdown");
  const { assignment } = branch;
  const { progress } = assignment;
  const shown = rowOnPage({ model: indicator.model, progress, own: true }, board.plan.terms);
  const derivation = derivations.get(assignment.key);
  return (
    <tr>
      <Carrier {...props} branch={branch} />
      <td className={cell.number} data-label={t("target")}>
        {assignment.ownTarget ? shown.target : t("none")}
      </td>
      <td className={`${cell.number} ${styles.actual}`} data-label={t("actual")}>
        {shown.actual}
      </td>
      <td className={`${cell.number} ${styles.actual}`} data-label={t("completion")}>
        {shown.completion}
      </td>
      <td className={cell.number} data-label={t("schedule")}>
        {shown.schedule}
      </td>
      <td className={cell.number} data-label={t("gap")}>
        <Gap gap={progress.gap && shown.gap} />
      </td>
      <td className={styles.whole}>
        {assignment.ownTarget ? <StatusMark status={progress.status} noData={noDataOf(progress)} /> : NONE_SHOWN}
      </td>
      <td>
        <ReportingMark reporting={progress.reporting} />
      </td>
      <td className={styles.how} data-label={t("how")}>
        {(derivation && completionExpression(derivation.completion)) ?? NONE_SHOWN}
      </td>
    </tr>
  );
}

/** The sum of the targets handed down against the target, in words, for all that hand down. */
function Reconciliations({ board, indicator: { model, assignments } }: Props) {
  const t = useTranslations("indicator.breakdown");
  const heads = [null, ...assignments.filter(({ leaf }) => !leaf)];
  return heads.map((head) => {
    const found = reconcile(model, head?.key ?? null);
    if (!found) return null;
    const [children, parent] = [grouped(showDecimal(found.children)), grouped(showDecimal(found.parent))];
    const difference = grouped(showDecimal(found.difference < 0n ? -found.difference : found.difference));
    const office = head && board.offices.find(({ id }) => id === head.officeId)?.name;
    return (
      <p key={head?.key ?? ""} className={styles[found.state]}>
        {office ? `${office} · ` : ""}
        {t(found.state, { children, parent, difference, unit: model.unit })}
      </p>
    );
  });
}

const NUMBERS = ["target", "actual", "completion", "schedule", "gap"] as const;

/** The indicator handed down: who carries how much, and how far each has come. */
export function Breakdown(props: Props) {
  const t = useTranslations("indicator.breakdown");
  const { board, indicator } = props;
  const [only, ...others] = indicator.assignments;
  if (only && others.length === 0)
    return (
      <p className={styles.words}>
        {t("single", { office: board.offices.find(({ id }) => id === only.officeId)?.name ?? "" })}
      </p>
    );
  return (
    <>
      <div className={styles.words}>
        <Reconciliations {...props} />
      </div>
      <Table caption={t("title")} cards>
        <thead>
          <tr>
            <th scope="col">{t("office")}</th>
            <th scope="col">{t("person")}</th>
            {NUMBERS.map((column) => (
              <th key={column} scope="col" className={cell.number}>
                {t(column)}
              </th>
            ))}
            <th scope="col">{t("status")}</th>
            <th scope="col">{t("reporting")}</th>
            <th scope="col">{t("how")}</th>
          </tr>
        </thead>
        <tbody>
          {branches(indicator.assignments).map((branch) => (
            <Row key={branch.assignment.id} branch={branch} {...props} />
          ))}
        </tbody>
      </Table>
    </>
  );
}
