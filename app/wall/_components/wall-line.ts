import type { WallData } from "@/lib/wall/rules";

/** How long the stream may be silent before it is reopened, in ms; it beats every 15 s. */
const SILENCE = 35_000;
const LOOK_EVERY = 5_000;

/** What a wall holds, and how its line to the server stands. */
export interface Held {
  readonly data: WallData;
  /** When the data were read, ms. */
  readonly readAt: number;
  /** `away`: the server does not answer; `signed_out`: it asks to sign in again. */
  readonly line: "open" | "away" | "signed_out";
}

type Tell = (change: Partial<Held>) => void;

/** A wall's line to the server: the event stream that says when to read, and the reading. */
export class WallLine {
  private stream: EventSource | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private heardAt = 0;
  private reading = false;
  private again = false;

  constructor(
    private readonly source: string,
    private readonly tell: Tell,
  ) {}

  open(): void {
    this.listen();
    this.timer = setInterval(() => this.look(), LOOK_EVERY);
  }

  close(): void {
    clearInterval(this.timer);
    this.stream?.close();
  }

  private listen(): void {
    this.stream?.close();
    this.heard();
    this.stream = new EventSource("/api/live");
    for (const event of ["open", "changed"]) {
      this.stream.addEventListener(event, () => {
        this.heard();
        void this.read();
      });
    }
    this.stream.addEventListener("beat", () => this.heard());
  }

  private heard(): void {
    this.heardAt = Date.now();
  }

  /** A refused stream does not reconnect by itself; a request for the data tells why. */
  private look(): void {
    const silent = Date.now() - this.heardAt > SILENCE;
    if (this.stream?.readyState === EventSource.OPEN && !silent) return;
    void this.read();
    if (this.stream?.readyState === EventSource.CLOSED || silent) this.listen();
  }

  /** One request at a time; changes announced meanwhile are fetched after it. */
  private async read(): Promise<void> {
    this.again = this.reading;
    if (this.reading) return;
    this.reading = true;
    this.tell(await this.answer());
    this.reading = false;
    if (this.again) await this.read();
  }

  private async answer(): Promise<Partial<Held>> {
    try {
      const response = await fetch(this.source, { headers: { "x-guoban-background": "1" }, cache: "no-store" });
      if (response.status === 401) return { line: "signed_out" };
      if (!response.ok) return { line: "away" };
      const data: WallData = await response.json();
      return { data, readAt: Date.now(), line: "open" };
    } catch {
      return { line: "away" };
    }
  }
}
