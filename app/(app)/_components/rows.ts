import type { Row } from "@/components/progress/row-markup";
import { assignmentFigures, indicatorFigures } from "@/components/progress/row";
import { type Board, type BoardAssignment, type BoardIndicator, type Item, itemsOf } from "@/lib/boards/rules";
import type { Progress } from "@/lib/progress/model";
import { type Address, hrefWith } from "@/lib/web/address";

/** Names by id, for rows of a board. */
export interface Names {
  office(id: string): string;
  /** The post, or the name of who stands for one; null when nobody is named. */
  post(id: string | null): string | null;
}

export function namesOf({ offices, people }: Board): Names {
  const officeNames = new Map(offices.map(({ id, name }) => [id, name]));
  const posts = new Map(people.map(({ id, name, post }) => [id, post ?? name]));
  return { office: (id) => officeNames.get(id) ?? "", post: (id) => (id === null ? null : (posts.get(id) ?? null)) };
}

/** An indicator's only assignment, without a target of its own, stands for the indicator. */
const isWhole = ({ assignments }: BoardIndicator, { ownTarget }: BoardAssignment): boolean =>
  assignments.length === 1 && !ownTarget;

/** The progress of every indicator and assignment, by id. */
function progressById(board: Board | null): ReadonlyMap<string, Progress> {
  const found = new Map<string, Progress>();
  for (const { indicator } of board ? itemsOf(board) : []) {
    found.set(indicator.id, indicator.progress);
    for (const { id, progress } of indicator.assignments) found.set(id, progress);
  }
  return found;
}

/** A board with what its rows are read beside. */
export interface Shown {
  readonly board: Board;
  readonly before: Board | null;
  readonly official: Board | null;
  /** Every item's number in the completion table of the whole plan, by indicator id. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly address: Address;
}

/** From a board to the rows of tables. */
export function rowMaker({ board, before, official, numbers, address }: Shown): {
  indicator(item: Item): Row;
  assignment(item: Item, assignment: BoardAssignment): Row;
} {
  const names = namesOf(board);
  const earlier = progressById(before);
  const approved = progressById(official);
  const viewOf = (id: string) => ({
    terms: board.plan.terms,
    month: board.month,
    before: earlier.get(id) ?? null,
    official: approved.get(id) ?? null,
  });
  const same = hrefWith("", address);
  const common = ({ task, indicator }: Item) => ({
    no: String(numbers.get(indicator.id) ?? ""),
    name: indicator.model.name,
    detail: task.title === indicator.model.name ? null : task.title,
    href: `/indicators/${encodeURIComponent(indicator.id)}${same}`,
  });
  return {
    indicator: (item) => ({
      ...common(item),
      post: names.post(item.task.ownerId),
      office: names.office(item.task.leadOfficeId),
      figures: indicatorFigures(item.indicator, viewOf(item.indicator.id)),
    }),
    assignment: (item, assignment) => ({
      ...common(item),
      post: names.post(assignment.personId),
      office: names.office(assignment.officeId),
      figures: isWhole(item.indicator, assignment)
        ? indicatorFigures(item.indicator, viewOf(item.indicator.id))
        : assignmentFigures(item.indicator, assignment, viewOf(assignment.id)),
    }),
  };
}
