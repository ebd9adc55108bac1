declare global {
  var guobanClockStart: number | undefined;
}

/**
 * The time for whatever lasts (sessions, locks, waits): the system's at the start of the process, and from there on by
 * a clock that nobody sets. One per process, because Next loads this file into several bundles. Figures and audit keep
 * the system's time.
 */
export const steadyNow = (): Date =>
  new Date(Math.round((globalThis.guobanClockStart ??= Date.now() - performance.now()) + performance.now()));
