import { DomainError, type Fault, pathOf } from "@/lib/errors/rules";

/** How many of a document's faults are shown. */
export const SHOWN_FAULTS = 200;
/** Where reading stops: nobody wants a larger number, and a hostile document could have tens of millions. */
const COUNTED_FAULTS = 1_000_000;
const COUNTED_UNREAD = 10_000;
/** Collects everything that is wrong with a document: the first 200 in full, then their number. */
export class Faults {
  private readonly shown: Fault[] = [];
  private count = 0;
  /** Members that could not be read, and those they are part of. */
  private readonly unread = new Set<string>();

  get none(): boolean {
    return this.count === 0;
  }

  /** A fault of shape of the part at `base`, at the steps below it: no rule is then applied to that member. */
  addUnread(base: string, steps: readonly PropertyKey[], fault: Fault): void {
    this.note(fault.path, fault.message, fault.params);
    // In a hostile document there could be millions.
    for (let depth = 1; depth <= steps.length && this.unread.size < COUNTED_UNREAD; depth++)
      this.unread.add(pathOf(base, steps.slice(0, depth)));
  }

  add(path: string, message: string, params?: Fault["params"]): void {
    if (!this.isUnread(path)) this.note(path, message, params);
  }

  private note(path: string, message: string, params?: Fault["params"]): void {
    this.count += 1;
    if (this.shown.length < SHOWN_FAULTS) this.shown.push(params ? { path, message, params } : { path, message });
    if (this.count >= COUNTED_FAULTS) throw this.error();
  }

  /** Could the member, or one that it is part of, not be read? */
  private isUnread(path: string): boolean {
    if (this.unread.size === 0) return false;
    for (let at = path; at !== ""; at = at.slice(0, Math.max(at.lastIndexOf("."), at.lastIndexOf("["), 0)))
      if (this.unread.has(at)) return true;
    return false;
  }

  /** Faults of a part, whose paths start below it. */
  addBelow(base: string, faults: readonly Fault[]): void {
    for (const { path, message, params } of faults) this.add(path === "" ? base : `${base}.${path}`, message, params);
  }

  error(): DomainError {
    const more = this.count > this.shown.length;
    const total: Fault = {
      path: "",
      message: "document.total",
      params: { shown: this.shown.length, count: this.count },
    };
    return new DomainError("invalid", more ? [...this.shown, total] : this.shown);
  }
}
