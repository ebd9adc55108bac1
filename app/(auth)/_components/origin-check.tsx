"use client";

import { useSyncExternalStore } from "react";
import { Notice } from "@/components/ui/notice";

interface Ours {
  /** The addresses set as ORIGIN. */
  readonly origins: readonly string[];
  /** The host that the server was asked for; it counts where no ORIGIN is set. */
  readonly host: string | null;
  /** What to do about it. */
  readonly text: string;
}

const never = () => () => {};

/** Says beforehand what would refuse every form here: a proxy that passes on another host, an address not in ORIGIN. */
export function OriginCheck({ origins, host, text }: Ours) {
  const isOurs = () => (origins.length > 0 ? origins.includes(location.origin) : host === location.host);
  const ours = useSyncExternalStore(never, isOurs, () => true);
  return ours ? null : <Notice kind="error">{text}</Notice>;
}
