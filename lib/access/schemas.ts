import { z } from "zod";
import { typedText } from "@/lib/text/schemas";
import { ROLES } from "./terms";

/** One spelling of a user name: what two people would read as the same name is the same account. */
export const normalizeUsername = (text: string): string => text.normalize("NFKC").trim().toLowerCase();

/** Letters of any script (Chinese names too), digits, and . _ - @ in between; 2 to 32 characters by code point. */
const USERNAME = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._@-]{1,31}$/u;
export const isUsername = (text: string): boolean => USERNAME.test(text);

/** The longest password that is looked at: hashing longer ones would be work for nothing. */
export const LONGEST_PASSWORD = 128;

export const username = z.string().transform(normalizeUsername).refine(isUsername, "badUsername");
const someone = typedText({ kind: "line", most: 100, filled: true });
/** Rules of length and classes are the office's settings; see password.ts. */
const password = z.string().min(1, "required").max(LONGEST_PASSWORD);
const locale = z.enum(["zh-CN", "en"]);

export const addUserInput = z.object({
  username,
  /** How the person or post is called on screen. */
  name: someone,
  role: z.enum(ROLES),
  /** The key of the post they hold. */
  person: z.string().min(1).max(100).nullish(),
  password,
  locale: locale.nullish(),
});
export type AddUserInput = z.input<typeof addUserInput>;

export const accountInput = z.object({ username });
export type AccountInput = z.input<typeof accountInput>;

export const setPasswordInput = z.object({ username, password });
export type SetPasswordInput = z.input<typeof setPasswordInput>;

const repeated = <T extends { password: string; repeat: string }>(input: T) => input.password === input.repeat;
const notRepeated = { path: ["repeat"], error: "passwordsDiffer" };

export const changePasswordInput = z
  .object({
    current: z.string().min(1, "required").max(LONGEST_PASSWORD, "wrongPassword"),
    password,
    repeat: z.string(),
  })
  .refine(repeated, notRepeated);
export type ChangePasswordInput = z.input<typeof changePasswordInput>;

export const localeInput = z.object({ locale });
export type LocaleInput = z.input<typeof localeInput>;

/** Anything may be typed here: what cannot be a user name gets the same answer as one that is not. */
export const signInInput = z.object({
  username: z.string().max(200).transform(normalizeUsername).pipe(z.string().min(1, "required")),
  password: z.string().min(1, "required"),
});

export const setUpInput = z
  .object({ key: z.string().trim().min(1, "required").max(100), name: someone, username, password, repeat: z.string() })
  .refine(repeated, notRepeated);
export type SetUpInput = z.input<typeof setUpInput>;
