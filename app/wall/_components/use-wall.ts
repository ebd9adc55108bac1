"use client";

import { useEffect, useState } from "react";
import type { WallData } from "@/lib/wall/rules";
import { type Held, WallLine } from "./wall-line";

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
