import { notFound } from "next/navigation";
import { DomainError } from "@/lib/errors/rules";

/** For pages: what the work gives, or the page that says there is no such thing. */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") notFound();
    throw error;
  }
}
