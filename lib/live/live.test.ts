import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { transaction } from "@/db";
import { newId } from "@/db/id";
import { plans } from "@/db/schema";
import { log } from "@/lib/log/log";
import { ownDatabase } from "@/test/database";
import { aPlan } from "@/test/factories";
import { bus, type Changed } from "./bus";
import { liveStream } from "./stream";
import { listen } from "./watch";

ownDatabase("test");
const touch = async (id: string) => {
  const version = newId();
  await transaction(async (tx) => tx.update(plans).set({ version }).where(eq(plans.id, id)));
  return { plan: id, version };
};
const held = () => [bus().listenerCount("changed"), bus().listenerCount("shutdown"), vi.getTimerCount()];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("listening", () => {
  test("hears of own commits at once, of each once, and of none that came before", async () => {
    const { id } = await aPlan();
    await touch(id);
    const heard: Changed[] = [];
    const stop = listen((change) => heard.push(change));
    await vi.waitFor(() => expect(globalThis.guobanWatch?.known.size).toBe(1));
    const change = await touch(id);
    await vi.waitFor(() => expect(heard).toEqual([change]));
    stop();
    await touch(id);
    expect(heard).toHaveLength(1);
  });

  test("looks once a second for what other processes wrote, while somebody listens, however many", async () => {
    const { id } = await aPlan();
    const heard: Changed[] = [];
    const stops = [listen((change) => heard.push(change)), listen(() => {})];
    await vi.waitFor(() => expect(globalThis.guobanWatch?.known.size).toBe(1));
    expect(vi.getTimerCount()).toBe(1);
    globalThis.guobanWatch?.known.set(id, "another process has written since");
    await vi.advanceTimersByTimeAsync(1000);
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    stops[0]?.();
    expect(vi.getTimerCount()).toBe(1);
    stops[1]?.();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("forgets with the last listener, so that the next one hears of nothing older", async () => {
    const { id } = await aPlan();
    listen(() => {})();
    await touch(id);
    const heard: Changed[] = [];
    const stop = listen((change) => heard.push(change));
    await vi.waitFor(() => expect(globalThis.guobanWatch).toMatchObject({ checking: false }));
    expect(heard).toEqual([]);
    stop();
    expect(globalThis.guobanWatch?.known.size).toBe(0);
  });
});

describe("a stream", () => {
  const open = (mayListen = async () => true) => {
    const client = new AbortController();
    const reader = liveStream({ signal: client.signal, mayListen }).getReader();
    const next = async () => new TextDecoder().decode((await reader.read()).value);
    return { client, reader, next };
  };

  test("tells of a change, and beats", async () => {
    const { client, next } = open();
    expect(await next()).toBe("retry: 3000\n\n");
    const change = { plan: "p", version: "v" };
    bus().emit("changed", change);
    expect(await next()).toBe(`event: changed\ndata: ${JSON.stringify(change)}\n\n`);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await next()).toBe("event: beat\ndata: {}\n\n");
    client.abort();
  });

  test("ends within a minute of its session, and not for a database that is away", async () => {
    vi.spyOn(log, "warn").mockImplementation(() => {});
    const mayListen = vi.fn<() => Promise<boolean>>(async () => true).mockRejectedValueOnce(new Error("away"));
    const { reader } = open(mayListen);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(held()).toEqual([1, 1, 2]);
    mayListen.mockResolvedValue(false);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(held()).toEqual([0, 0, 0]);
    await vi.waitFor(async () => expect((await reader.read()).done).toBe(true));
  });

  test.each([
    ["the client goes", ({ client }: ReturnType<typeof open>) => client.abort()],
    ["its reader stops", ({ reader }: ReturnType<typeof open>) => void reader.cancel()],
    ["the server goes down", () => void bus().emit("shutdown")],
  ])("holds nothing after %s", (_, end) => {
    const stream = open();
    expect(held()).toEqual([1, 1, 2]);
    end(stream);
    expect(held()).toEqual([0, 0, 0]);
  });

  test("holds nothing for a client that went before it began", () => {
    liveStream({ signal: AbortSignal.abort(), mayListen: async () => true });
    expect(held()).toEqual([0, 0, 0]);
  });
});
