"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import type { Trend, TrendWords } from "./trend";
import styles from "./trend.module.css";

const TrendChart = dynamic(() => import("./trend-chart"), { ssr: false });

/** Shows the server's picture until the chart is in view and its code has loaded; paper always gets the picture. */
export function TrendIsland({ trend, words, children }: { trend: Trend; words: TrendWords; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const [shown, setShown] = useState(false);
  const onShown = useCallback(() => setShown(true), []);
  useEffect(() => {
    if (!place.current) return undefined;
    const watch = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setNear(true);
    });
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={place} className={styles.canvas}>
      {near ? (
        <div className={styles.live}>
          <TrendChart trend={trend} words={words} onShown={onShown} />
        </div>
      ) : null}
      <div className={styles.still} hidden={shown}>
        {children}
      </div>
    </div>
  );
}
