"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const AWAY_MS = 60_000;

/** Reads the page anew when one comes back to it after a minute or more. */
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
