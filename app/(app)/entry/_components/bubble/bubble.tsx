"use client";

import { type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";
import type { Spot } from "../selection/selection";
import styles from "./bubble.module.css";

interface Props {
  /** The cell it belongs to. */
  readonly spot: Spot;
  /** What scrolls the grid; the bubble scrolls with it. */
  readonly pane: RefObject<HTMLDivElement | null>;
  readonly label: string;
  readonly tone?: "plain" | "error";
  readonly children: ReactNode;
}

const WIDTH = 300;

/** Something said, or asked, at a cell: below it, above where there is no room. */
export function Bubble({ spot, pane, label, tone = "plain", children }: Props) {
  const own = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [frame, bubble] = [pane.current, own.current];
    const cell = frame?.querySelector(`td[data-line="${spot.line}"][data-month="${spot.month}"]`);
    if (!frame || !bubble || !cell) return;
    const [outer, inner] = [frame.getBoundingClientRect(), cell.getBoundingClientRect()];
    const left = Math.max(8, Math.min(inner.left - outer.left, frame.clientWidth - WIDTH - 8));
    const below = inner.bottom - outer.top + 4;
    const above = inner.top - outer.top - bubble.offsetHeight - 4;
    const fits = below + bubble.offsetHeight < frame.clientHeight || above < 36;
    bubble.style.left = `${left + frame.scrollLeft}px`;
    bubble.style.top = `${(fits ? below : above) + frame.scrollTop}px`;
  });
  return (
    <div
      ref={own}
      role="group"
      aria-label={label}
      className={tone === "error" ? `${styles.bubble} ${styles.error}` : styles.bubble}
      style={{ width: WIDTH }}
    >
      {children}
    </div>
  );
}
