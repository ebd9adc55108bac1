import { EventEmitter } from "node:events";

/** Something was written to a plan: clients compare the version and fetch again. */
export interface Changed {
  readonly plan: string;
  readonly version: string;
}

interface Events {
  changed: [Changed];
  /** The server is going down: streams end, or it would wait for them. */
  shutdown: [];
}

declare global {
  var guobanBus: EventEmitter<Events> | undefined;
}

/** One per process: Next loads this file into several bundles. */
export const bus = (): EventEmitter<Events> => (globalThis.guobanBus ??= new EventEmitter<Events>().setMaxListeners(0));
