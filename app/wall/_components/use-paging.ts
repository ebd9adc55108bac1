"use client";

import { type RefObject, useEffect, useLayoutEffect, useState } from "react";
import { rowsPerPage } from "@/lib/wall/rules";

const PAGE_MS = 20_000;
/** Pages a key turns, forward or back. */
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

/** How many rows fit into the box, by the height of its first row; follows the box's size. */
export function useFitting(box: RefObject<HTMLElement | null>): number {
  const [count, setCount] = useState(8);
  useLayoutEffect(() => {
    const measure = () => {
      const row = box.current?.firstElementChild;
      if (box.current && row) setCount(rowsPerPage(box.current.clientHeight, row.getBoundingClientRect().height));
    };
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, [box]);
  return count;
}

/** The page on show, 0…pages − 1: the next one every 20 seconds, or by the arrow keys. */
export function usePage(pages: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (pages < 2) return;
    let timer = setInterval(() => setTurn((at) => at + 1), PAGE_MS);
    const onKey = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      if (step === undefined) return;
      clearInterval(timer);
      timer = setInterval(() => setTurn((at) => at + 1), PAGE_MS);
      setTurn((at) => at + (step > 0 ? step : pages + step));
    };
    window.addEventListener("keydown", onKey);
    return () => {
      clearInterval(timer);
      window.removeEventListener("keydown", onKey);
    };
  }, [pages]);
  return turn % Math.max(pages, 1);
}

/** The time, updated regularly; null until the page is hydrated, as server and browser would differ. */
export function useClock(everyMs: number): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
