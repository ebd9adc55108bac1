import { DomainError } from "@/lib/errors/rules";

/** So many tries may wait for one turn; no person makes that many. */
const MOST_WAITING = 1000;

interface Turns {
  /** How many are here, judged or waiting. */
  present: number;
  judging: number;
  /** Counts those that ended: a count read before is old. */
  ended: number;
  readonly waiting: (() => void)[];
}

declare global {
  var guobanTurns: Map<string, Turns> | undefined;
}

/** One map per process: Next loads this file into several bundles, and a form may be sent to any page. */
const all = (): Map<string, Turns> => (globalThis.guobanTurns ??= new Map());

/** Two for one that left: the room may have grown. */
function wake({ waiting }: Turns): void {
  for (const go of waiting.splice(0, 2)) go();
}

/** Waits until fewer are being judged than there is room for. What `room` throws ends the wait. */
async function enter(turns: Turns, room: () => Promise<number>): Promise<void> {
  for (;;) {
    const { ended } = turns;
    const most = await room();
    if (ended !== turns.ended) continue;
    if (turns.judging < most) {
      turns.judging += 1;
      return;
    }
    await new Promise<void>((go) => turns.waiting.push(go));
  }
}

async function inTurn<T>(turns: Turns, room: () => Promise<number>, work: () => Promise<T>): Promise<T> {
  await enter(turns, room);
  try {
    return await work();
  } finally {
    turns.judging -= 1;
    turns.ended += 1;
  }
}

/**
 * Does the work when it is its turn among all of one key: at most `room()` run at once, the others wait. `room`
 * is asked again whenever one has ended; it gives one at least, or throws what refuses the work.
 */
export async function takeTurn<T>(key: string, room: () => Promise<number>, work: () => Promise<T>): Promise<T> {
  const turns = all().get(key) ?? { present: 0, judging: 0, ended: 0, waiting: [] };
  if (turns.present >= MOST_WAITING)
    throw new DomainError("limit", [{ path: "", message: "tooManyTries", params: { minutes: 1 } }]);
  all().set(key, turns);
  turns.present += 1;
  try {
    return await inTurn(turns, room, work);
  } finally {
    turns.present -= 1;
    wake(turns);
    if (turns.present === 0) all().delete(key);
  }
}
