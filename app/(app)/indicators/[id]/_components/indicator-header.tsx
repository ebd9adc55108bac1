import { useTranslations } from "next-intl";
import type { PageHead } from "@/lib/boards/page";
import type { BoardIndicator, BoardTask } from "@/lib/boards/rules";
import { hrefWith } from "@/lib/web/address";
import { BoardHeader } from "../../../_components/board-header";

/** The indicator's name below the task it belongs to. */
export function IndicatorHeader({
  head,
  task,
  indicator,
}: {
  head: PageHead;
  task: BoardTask;
  indicator: BoardIndicator;
}) {
  const t = useTranslations("indicator");
  const { model, id } = indicator;
  return (
    <BoardHeader
      title={model.name}
      subtitle={`${t("taskTrail", { no: task.no })} · ${task.title}`}
      trail={
        <>
          <a href={hrefWith("/", head.address)}>{t("trail")}</a> /{" "}
          <a href={hrefWith("/", head.address, { source: task.source })}>{task.source}</a>
        </>
      }
      path={`/indicators/${encodeURIComponent(id)}`}
      opened={head}
    />
  );
}
