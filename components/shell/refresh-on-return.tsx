"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const AWAY_MS = 60_000;

/** Reloads the page's data when the reader returns after a minute or more. */
export function RefreshOnReturn() {
  const router = useRouter();
  useEffect(() => {
    let left = Date.now();
    const turn = () => {
      if (document.visibilityState === "hidden") left = Date.now();
      else if (Date.now() - left >= AWAY_MS) router.refresh();
    };
    document.addEventListener("visibilitychange", turn);
    return () => document.removeEventListener("visibilitychange", turn);
  }, [router]);
  return null;
}
