"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";

/** Who passes through a list with the arrow keys, or types a word, is waited for so long before it is applied. */
const PAUSE_MS = 400;

/** The address a GET form leads to; empty fields are left out. */
function addressOf(form: HTMLFormElement): string {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === "string" && value.trim() !== "") params.append(name, value);
  return `${new URL(form.action).pathname}?${params}`;
}

interface Applying {
  /** Is there a change that has not been asked for yet? */
  readonly waits: () => boolean;
  readonly stop: () => void;
}

/** Asks for what the form holds: soon after a change, and at once when it is submitted. */
function applyChanges(form: HTMLFormElement, show: (address: string) => void): Applying {
  let timer: number | null = null;
  const cancel = () => {
    if (timer !== null) window.clearTimeout(timer);
    timer = null;
  };
  const apply = () => {
    cancel();
    show(addressOf(form));
  };
  const change = () => {
    cancel();
    timer = window.setTimeout(apply, PAUSE_MS);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    apply();
  };
  form.addEventListener("input", change);
  form.addEventListener("submit", submit);
  const stop = () => {
    cancel();
    form.removeEventListener("input", change);
    form.removeEventListener("submit", submit);
  };
  return { waits: () => timer !== null, stop };
}

/** After going back in the history the form shows what the address says; text being typed stays. */
function follow(form: HTMLFormElement, params: URLSearchParams): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.type === "search" && field !== document.activeElement)
      field.value = params.get(field.name) ?? "";
    if (!(field instanceof HTMLSelectElement)) continue;
    const value = params.get(field.name) ?? "";
    if ([...field.options].some((option) => option.value === value)) field.value = value;
  }
}

/**
 * Inside a GET form: a choice or a word applies at once, in place, so that the focus stays. Without
 * scripts the form's own button does it. `anew`: reloads the page, which holds more than its address says.
 */
export function ApplyAtOnce({ anew = false }: { anew?: boolean }) {
  const place = useRef<HTMLSpanElement>(null);
  const applying = useRef<Applying | null>(null);
  const router = useRouter();
  const params = useSearchParams();
  const form = () => place.current?.closest("form") ?? null;
  useEffect(() => {
    const around = form();
    const show = (address: string) =>
      anew ? window.location.assign(address) : router.push(address, { scroll: false });
    applying.current = around && applyChanges(around, show);
    return () => applying.current?.stop();
  }, [router, anew]);
  useEffect(() => {
    const around = form();
    if (around && !applying.current?.waits()) follow(around, new URLSearchParams(params.toString()));
  }, [params]);
  return <span ref={place} hidden />;
}
