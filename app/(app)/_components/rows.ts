import type { Row } from "@/components/progress/bullet-row";
import { assignmentFigures, indicatorFigures } from "@/components/progress/row";
import type { Board, BoardAssignment, BoardIndicator, Item } from "@/lib/boards/rules";
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
const isWhole = ({ assignments }: BoardIndicator, { ownTarget }: BoardAssignment): boolean => assignments.length === 1 && !ownTarget;

/** From a board and where it is seen to the rows of tables. */
export function rowMaker(
  board: Board,
  address: Address,
): { indicator(item: Item): Row; assignment(item: Item, assignment: BoardAssignment): Row } {
  const names = namesOf(board);
  const { terms } = board.plan;
  const common = ({ task, indicator }: Item) => {
    return {
      no: task.no,
      name: indicator.model.name,
      detail: task.title === indicator.model.name ? null : task.title,
      href: hrefWith(`/indicators/${encodeURIComponent(indicator.id)}`, address),
    };
  };
  return {
    indicator: (item) => ({
      ...common(item),
      key: item.indicator.id,
      post: names.post(item.task.ownerId),
      office: names.office(item.task.leadOfficeId),
      figures: indicatorFigures(item.indicator, terms, board.month),
    }),
    assignment: (item, assignment) => ({
      ...common(item),
      key: assignment.id,
      post: names.post(assignment.personId),
      office: names.office(assignment.officeId),
      figures: isWhole(item.indicator, assignment)
        ? indicatorFigures(item.indicator, terms, board.month)
        : assignmentFigures(item.indicator, assignment, terms, board.month),
    }),
  };
}
