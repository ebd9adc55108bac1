import { useTranslations } from "next-intl";
import { FilterForm } from "@/components/shell/filter-form";
import { monthText } from "@/lib/calendar/rules";
import { type Address, hrefWith } from "@/lib/web/address";

interface Props {
  readonly path: string;
  /** What is searched. */
  readonly label: string;
  readonly text: string | null;
  readonly sort: string | null;
  readonly address: Address;
}

/** Narrows a list by a word in its names. */
export function SearchForm({ path, label, text, sort, address }: Props) {
  const t = useTranslations("filters");
  return (
    <FilterForm
      action={path}
      labels={{ form: t("label"), search: label, apply: t("apply"), clear: t("clear") }}
      text={text ?? ""}
      choices={[]}
      kept={{ month: monthText(address.year, address.month), basis: address.basis, ...(sort === null ? {} : { sort }) }}
      clearHref={text === null ? null : hrefWith(path, address, { sort })}
    />
  );
}

/** Is the word there, whatever its case? No word is everywhere. */
export const includesText = (within: string, text: string | null): boolean =>
  text === null || within.toLocaleLowerCase().includes(text.toLocaleLowerCase());
