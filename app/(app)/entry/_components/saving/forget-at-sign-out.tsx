"use client";

import { useEffect, useRef } from "react";
import { forgetEntries, keepsEntries } from "./kept";

/**
 * Inside the form that signs out: asks before something typed and not saved is lost, and leaves nothing of it in the
 * browser.
 */
export function ForgetAtSignOut({ account, question }: { readonly account: string; readonly question: string }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = place.current?.closest("form");
    const leave = (event: Event) => {
      if (keepsEntries(account) && !window.confirm(question)) event.preventDefault();
      else forgetEntries(account);
    };
    form?.addEventListener("submit", leave);
    return () => form?.removeEventListener("submit", leave);
  }, [account, question]);
  return <span ref={place} hidden />;
}
