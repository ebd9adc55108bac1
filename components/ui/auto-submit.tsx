"use client";

import { useEffect, useRef } from "react";

/** Who opens a list with the keyboard passes through choices; the form is sent only for choices made with a pointer. */
function sendOnChoice(form: HTMLFormElement): () => void {
  let pointed = false;
  const point = () => {
    pointed = true;
  };
  const type = () => {
    pointed = false;
  };
  const send = (event: Event) => {
    if (pointed && event.target instanceof HTMLSelectElement) form.requestSubmit();
  };
  const trim = ({ formData }: FormDataEvent) => {
    for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
  };
  form.addEventListener("pointerdown", point);
  form.addEventListener("keydown", type);
  form.addEventListener("change", send);
  form.addEventListener("formdata", trim);
  return () => {
    form.removeEventListener("pointerdown", point);
    form.removeEventListener("keydown", type);
    form.removeEventListener("change", send);
    form.removeEventListener("formdata", trim);
  };
}

/** Inside a GET form: sends it when a choice changes, and keeps empty fields out of the address. The form works without it. */
export function AutoSubmit() {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = place.current?.closest("form");
    return form ? sendOnChoice(form) : undefined;
  }, []);
  return <span ref={place} hidden />;
}
