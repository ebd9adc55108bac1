import { z } from "zod";
import { customIssue } from "@/lib/errors/rules";
import { type TextAsked, textFault, tidied } from "./rules";

interface Asked extends TextAsked {
  /** It may not be blank. */
  readonly filled: boolean;
}

/** Text as it is: nothing is removed. */
export const exactText = (asked: Asked) =>
  z.string().superRefine((value, context) => {
    if (asked.filled && value.trim() === "") return context.addIssue(customIssue(value, "required"));
    const fault = textFault(value, asked);
    if (fault) context.addIssue(customIssue(value, fault.message, fault.params));
  });

/** Text as people type it: first tidied. */
export const typedText = (asked: Asked) =>
  z
    .string()
    .transform((value) => tidied(value).text)
    .pipe(exactText(asked));
