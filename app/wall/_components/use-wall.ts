"use client";

import { useEffect, useState } from "react";
import type { WallData } from "@/lib/wall/rules";
import { WallLine } from "./wall-line";

export interface Held {
  readonly data: WallData;
  /** When the data were read, ms. */
  readonly readAt: number;
  /** `away`: the server does not answer; `signed_out`: it asks to sign in again. */
  readonly line: "open" | "away" | "signed_out";
}

/** The wall's data: read again whenever the server says that the plan changed, kept as they are while it is silent. */
export function useWall(first: WallData, readAt: number, source: string): Held {
  const [held, setHeld] = useState<Held>({ data: first, readAt, line: "open" });
  useEffect(() => {
    const line = new WallLine(source, (change) => setHeld((before) => ({ ...before, ...change })));
    line.open();
    return () => line.close();
  }, [source]);
  return held;
}
