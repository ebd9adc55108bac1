"use client";

import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { Spot } from "../selection/selection";
import { placed } from "./place";
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

/** The cell's box, seen from its pane's corner. */
function boxIn(frame: Element, cell: Element) {
  const [outer, inner] = [frame.getBoundingClientRect(), cell.getBoundingClientRect()];
  return {
    ...{ left: inner.left - outer.left, right: inner.right - outer.left },
    ...{ top: inner.top - outer.top, bottom: inner.bottom - outer.top },
  };
}

/** Something said, or asked, at a cell: beside its column. */
export function Bubble({ spot, pane, label, tone = "plain", children }: Props) {
  const own = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [frame, bubble] = [pane.current, own.current];
    const cell = frame?.querySelector(`td[data-line="${spot.line}"][data-month="${spot.month}"]`);
    if (!frame || !bubble || !cell) return;
    const heightAt = (width: number) => {
      bubble.style.width = `${width}px`;
      return bubble.offsetHeight;
    };
    const room = { width: frame.clientWidth, height: frame.clientHeight };
    const { left, top } = placed(room, boxIn(frame, cell), heightAt);
    bubble.style.left = `${left + frame.scrollLeft}px`;
    bubble.style.top = `${top + frame.scrollTop}px`;
  });
  // On a low screen the pane may reach below it.
  useEffect(() => {
    own.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [spot.line, spot.month]);
  return (
    <div
      ref={own}
      role="group"
      aria-label={label}
      className={tone === "error" ? `${styles.bubble} ${styles.error}` : styles.bubble}
    >
      {children}
    </div>
  );
}
