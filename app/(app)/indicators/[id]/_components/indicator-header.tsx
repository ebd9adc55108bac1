import { useTranslations } from "next-intl";
import type { BoardIndicator, BoardTask } from "@/lib/boards/rules";
import { hrefWith } from "@/lib/web/address";
import type { Opened } from "@/lib/web/board";
import { BoardHeader } from "../../../_components/board-header";

/** The indicator's name below the task it belongs to. */
export function IndicatorHeader({
  opened,
  task,
  indicator,
}: {
  opened: Opened;
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
          <a href={hrefWith("/", opened.address)}>{t("trail")}</a> /{" "}
          <a href={hrefWith("/", opened.address, { source: task.source })}>{task.source}</a>
        </>
      }
      path={`/indicators/${encodeURIComponent(id)}`}
      opened={opened}
    />
  );
}
