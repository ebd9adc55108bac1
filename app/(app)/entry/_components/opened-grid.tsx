"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, useMemo, useSyncExternalStore } from "react";
import { EntryGrid } from "./entry-grid";
import { type PackedGrid, unpackGrid } from "./packed-grid";

interface Props extends Omit<ComponentProps<typeof EntryGrid>, "grid"> {
  readonly packed: PackedGrid;
}

/** Grids of more rows are made in the browser alone: on the server they would hold up everybody else for seconds. */
const MOST_SERVED = 150;

const never = () => () => {};

/** The grid of an address. */
export function OpenedGrid(props: Props) {
  const t = useTranslations("entry");
  const shown = useSyncExternalStore(
    never,
    () => true,
    () => props.packed.rows <= MOST_SERVED,
  );
  return shown ? <Unpacked {...props} /> : <p role="status">{t("opening")}</p>;
}

function Unpacked({ packed, ...others }: Props) {
  const grid = useMemo(() => unpackGrid(packed), [packed]);
  return <EntryGrid grid={grid} {...others} />;
}
