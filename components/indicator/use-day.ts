import { useTranslations } from "next-intl";
import { dayOf, monthOf, yearOf } from "@/lib/calendar/rules";

/** Writes an ISO day: 2022年6月30日, 30 Jun 2022. */
export function useDay(): (iso: string) => string {
  const t = useTranslations("indicator");
  return (iso) => t("day", { year: yearOf(iso), month: monthOf(iso), day: dayOf(iso) });
}
