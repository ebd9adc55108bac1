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

const WIDTH = 280;
const GAP = 6;
const MARGIN = 8;

/** The column's own cells, and those to be filled next, stay free. */
function placed(frame: HTMLElement, cell: Element, height: number): { left: number; top: number } {
  const [outer, inner] = [frame.getBoundingClientRect(), cell.getBoundingClientRect()];
  const [left, right] = [inner.left - outer.left, inner.right - outer.left];
  const top = Math.max(MARGIN, Math.min(inner.top - outer.top, frame.clientHeight - height - MARGIN));
  if (right + GAP + WIDTH + MARGIN <= frame.clientWidth) return { left: right + GAP, top };
  if (left - GAP - WIDTH >= MARGIN) return { left: left - GAP - WIDTH, top };
  // No room on either side: above, where everything is filled already.
  const above = inner.top - outer.top - height - GAP;
  const aside = Math.max(MARGIN, Math.min(left, frame.clientWidth - WIDTH - MARGIN));
  return { left: aside, top: above > MARGIN ? above : inner.bottom - outer.top + GAP };
}

/** Something said, or asked, at a cell: beside its column. */
export function Bubble({ spot, pane, label, tone = "plain", children }: Props) {
  const own = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [frame, bubble] = [pane.current, own.current];
    const cell = frame?.querySelector(`td[data-line="${spot.line}"][data-month="${spot.month}"]`);
    if (!frame || !bubble || !cell) return;
    const { left, top } = placed(frame, cell, bubble.offsetHeight);
    bubble.style.left = `${left + frame.scrollLeft}px`;
    bubble.style.top = `${top + frame.scrollTop}px`;
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
