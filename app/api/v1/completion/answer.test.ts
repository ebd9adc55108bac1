import { beforeAll, expect, test } from "vitest";
import type { AccountActor } from "@/lib/access/rules";
import { saveFigure } from "@/lib/figures/commands";
import { approveFigures } from "@/lib/figures/review-commands";
import { submitMonth } from "@/lib/figures/submit-commands";
import { aBureau, refusal } from "@/test/bureau";
import { ownDatabase } from "@/test/database";
import { answerCompletion } from "./answer";

ownDatabase();

const month = "2022-06";
let world: Awaited<ReturnType<typeof aBureau>>;
beforeAll(async () => {
  world = await aBureau();
});

const ask = (actor: AccountActor, more = "", etag?: string | null) =>
  answerCompletion(
    actor,
    new Request(`http://localhost/api/v1/completion?year=2022&month=6${more}`, {
      headers: etag ? { "if-none-match": `W/"x", ${etag}` } : {},
    }),
  );

test("an answer is sent again only after something official moved, and says what it is", async () => {
  const first = await ask(world.viewer);
  const etag = first.headers.get("etag");
  expect([first.status, first.headers.get("cache-control")]).toEqual([200, "private, no-cache"]);
  expect((await ask(world.coordinator, "", etag)).status).toBe(304);
  const saved = await saveFigure(world.reporter, { assignment: world.single.id, month, value: "5", basedOn: null });
  expect(saved.changed).toBe(true);
  expect((await ask(world.viewer, "", etag)).status).toBe(304);
  const { figures } = await submitMonth(world.reporter, { month });
  await approveFigures(world.reviewer, {
    figures: figures.map(({ assignment, revision }) => ({ assignment, month, basedOn: revision })),
    milestones: [],
  });
  const next = await ask(world.viewer, "", etag);
  expect([next.status, (await next.json()).rows.at(-1).actual]).toEqual([200, "5.0000"]);
});

test("another question has another tag, and rights are judged before it", async () => {
  const tags = ["", "&basis=submitted", "&rows=indicators", "&month=5"].map(async (more) =>
    (await ask(world.coordinator, more)).headers.get("etag"),
  );
  expect(new Set(await Promise.all(tags)).size).toBe(4);
  const provisional = await ask(world.coordinator, "&basis=submitted");
  expect((await refusal(ask(world.viewer, "&basis=submitted", provisional.headers.get("etag")))).code).toBe(
    "forbidden",
  );
  const mine = (await ask(world.reviewer, "&basis=submitted")).headers.get("etag");
  expect(mine).not.toBe(provisional.headers.get("etag"));
  expect((await refusal(ask(world.viewer, "&office=nowhere"))).code).toBe("invalid");
});
