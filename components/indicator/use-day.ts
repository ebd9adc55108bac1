import { useTranslations } from "next-intl";

const CHINA_HOURS = 8;

/** The day of an instant in China: `2022-06-30`. */
export const chinaDay = (at: Date): string => new Date(at.getTime() + CHINA_HOURS * 3_600_000).toISOString().slice(0, 10);

/** Writes an ISO day: 2022年6月30日, 30 Jun 2022. */
export function useDay(): (iso: string) => string {
  const t = useTranslations("indicator");
  return (iso) => {
    const [year, month, day] = iso.split("-").map(Number);
    return t("day", { year: year ?? 0, month: month ?? 0, day: day ?? 0 });
  };
}
