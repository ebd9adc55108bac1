import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { KeepAddress } from "@/components/shell/keep-address";
import { PeriodControls } from "@/components/shell/period-controls";
import { RefreshOnReturn } from "@/components/shell/refresh-on-return";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import type { PageHead } from "@/lib/boards/page";
import { daysOfMonth, monthText } from "@/lib/calendar/rules";
import { MONTHS } from "@/lib/calendar/terms";
import { BASES } from "@/lib/progress/terms";
import { hrefWith } from "@/lib/web/address";
import styles from "./board-header.module.css";

interface Props {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly trail?: ReactNode;
  /** The page's own path. */
  readonly path: string;
  readonly opened: PageHead;
  /** What else the address holds and must keep when month or basis change. */
  readonly kept?: Readonly<Record<string, string | null>>;
}

/** The choice of year, cut-off month and basis. */
function Period({ path, opened, kept = {} }: Pick<Props, "path" | "opened" | "kept">) {
  const t = useTranslations("app.period");
  const date = useTranslations("app.date");
  const { address, years, provisional } = opened;
  const { year, month, basis } = address;
  const present = Object.fromEntries(Object.entries(kept).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  const bases = BASES.map((each) => ({
    href: hrefWith(path, { ...address, basis: each }, kept),
    label: t(each),
    current: each === basis,
  }));
  return (
    <PeriodControls
      action={path}
      labels={{ form: t("label"), year: t("year"), month: t("month"), show: t("show"), basis: t("basis") }}
      years={years.map((each) => ({ value: String(each), label: date("year", { year: each }) }))}
      months={MONTHS.map((each) => ({ value: monthText(year, each), label: date("month", { year, month: each }) }))}
      year={String(year)}
      month={monthText(year, month)}
      bases={provisional ? bases : []}
      kept={{ ...present, basis }}
    />
  );
}

/** The head of a page that shows a board: its title, and the choice of year, cut-off month and basis. */
export function BoardHeader({ title, subtitle, trail, path, opened, kept }: Props) {
  const t = useTranslations("app");
  const { year, month, basis } = opened.address;
  const { underWay } = opened;
  const below = underWay ? (
    <>
      {subtitle} · <span className={styles.whole}>{t("underWay", { ...underWay })}</span>
    </>
  ) : (
    subtitle
  );
  const cutOff = t("date.cutOff", { year, month, day: daysOfMonth(year, month) });
  return (
    <>
      <PageHeader title={title} subtitle={below} trail={trail} printed={`${cutOff} · ${t(`period.${basis}`)}`}>
        <Period path={path} opened={opened} kept={kept} />
      </PageHeader>
      <KeepAddress params={{ month: monthText(year, month), basis }} />
      <RefreshOnReturn />
      {basis === "submitted" ? <Notice kind="warn">{t("provisional")}</Notice> : null}
    </>
  );
}
