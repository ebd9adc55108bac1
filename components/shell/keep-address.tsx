"use client";

import { useEffect } from "react";

/**
 * Writes into the address what it left to its default, so that it can be copied and shows the same to a colleague.
 * After the router has made the page's entry in the history its own: an entry without its mark cannot be gone back to.
 */
export function KeepAddress({ params }: { params: Readonly<Record<string, string>> }) {
  useEffect(() => {
    const timer = window.setTimeout(() => {
      const url = new URL(window.location.href);
      for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
      if (url.href !== window.location.href) window.history.replaceState(null, "", url);
    });
    return () => window.clearTimeout(timer);
  }, [params]);
  return null;
}
