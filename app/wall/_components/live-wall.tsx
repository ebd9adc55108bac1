"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { chinaTime } from "@/lib/calendar/rules";
import { elapsedShare, type WallData } from "@/lib/wall/rules";
import { Overall } from "./overall";
import { useClock, useFitting, usePage } from "./use-paging";
import { Row } from "./row";
import { useWall } from "./use-wall";
import type { Held } from "./wall-line";
import styles from "./wall.module.css";

interface Props {
  readonly first: WallData;
  readonly readAt: number;
  readonly source: string;
}

/** How old the data are, and whether the server still answers. */
function Age({ readAt, line, now }: Pick<Held, "readAt" | "line"> & { now: number | null }) {
  const t = useTranslations("wall");
  const minutes = now === null ? 0 : Math.max(0, Math.floor((now - readAt) / 60_000));
  const time = now === null ? "" : chinaTime(readAt);
  return (
    <p className={line === "open" ? styles.age : styles.offline} role="status">
      {line === "open" ? t("updated", { time }) : t(line === "away" ? "offline" : "signedOut", { time, minutes })}
    </p>
  );
}

function Columns() {
  const t = useTranslations("wall");
  return (
    <div className={styles.columns} aria-hidden="true">
      <span>{t("indicator")}</span>
      <span className={styles.number}>{t("actualTarget")}</span>
      <span>{t("progress")}</span>
      <span className={styles.number}>{t("completion")}</span>
      <span className={styles.number}>{t("gap")}</span>
      <span>{t("status")}</span>
    </div>
  );
}

export function LiveWall({ first, readAt, source }: Props) {
  const t = useTranslations("wall");
  const held = useWall(first, readAt, source);
  const { data } = held;
  const now = useClock(5_000);
  const list = useRef<HTMLOListElement>(null);
  const fitting = useFitting(list);
  const pages = Math.max(1, Math.ceil(data.rows.length / fitting));
  const page = usePage(pages);
  return (
    <main className={styles.wall} data-surface="dark">
      <header className={styles.head}>
        <p className={styles.clock}>{now === null ? "" : chinaTime(now)}</p>
        <h1 className={styles.title}>{data.title}</h1>
        <p className={styles.cutOff}>
          {t("cutOff", { year: data.year, month: data.month })}
          {data.underWay ? <span> · {t("underWay", { ...data.underWay })}</span> : null}
        </p>
      </header>
      <Overall data={data} elapsed={elapsedShare(data.year, now ?? readAt)} />
      <section className={styles.board} aria-label={t("indicators")}>
        <Columns />
        <ol className={styles.rows} ref={list}>
          {data.rows.slice(page * fitting, (page + 1) * fitting).map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ol>
      </section>
      <footer className={styles.foot}>
        <Age readAt={held.readAt} line={held.line} now={now} />
        <p>{t("basis")}</p>
        <p>{t("page", { page: page + 1, pages })}</p>
      </footer>
    </main>
  );
}
