import type { Asked } from "./ask";
import { type Random, randomOf } from "./random";

/** What can be requested. */
export interface Known {
  /** `/offices/[id]`, `/api/v1/figures` … */
  readonly routes: readonly [string, ...string[]];
  readonly actions: readonly [string, ...string[]];
  readonly ids: readonly [string, ...string[]];
  /** Cookie headers; an empty one is nobody's. */
  readonly cookies: readonly [string, ...string[]];
  readonly host: string;
}

const TEXTS = [
  "",
  "0",
  "-1",
  "2022",
  "2022-06",
  "2022-6",
  "2022-13",
  "9999999999999999999",
  "1e309",
  "NaN",
  "null",
  "undefined",
  "[]",
  "{}",
  "a".repeat(3000),
  "科室",
  "\u{20000}",
  "\u202e",
  "%",
  "%E0%A4%A",
  "%ff",
  "%00",
  "%2F",
  "%2e%2e%2f",
  "..",
  "../../etc/passwd",
  "'",
  "' or 1=1 --",
  "\\",
  "//",
  ";",
  "<script>",
  "__proto__",
  "constructor",
  "toString",
  "approved",
  "submitted",
  "gap",
  "2022-02-30T25:00:00Z",
  "2022-06-30T00:00:00Z",
] as const; // prettier-ignore
const NAMES = [
  "year",
  "month",
  "basis",
  "office",
  "known-at",
  "sort",
  "status",
  "source",
  "leader",
  "next",
  "mine",
  "q",
  "_rsc",
  "refused",
  "rows",
  "__proto__",
] as const;
const METHODS = [
  "GET",
  "GET",
  "GET",
  "GET",
  "HEAD",
  "POST",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
  "TRACE",
  "PROPFIND",
] as const;
const JSONS = [
  "{}",
  "[]",
  "null",
  "1",
  '"x"',
  "{",
  '{"figures":[]}',
  '{"figures":[{}]}',
  '{"month":"2022-07"}',
  '{"value":1,"basedOn":null}',
  '{"value":"1","basedOn":"x"}',
  '{"done":"2022-02-30","basedOn":null}',
  '{"__proto__":{"a":1}}',
  `{"figures":${"[".repeat(5000)}`,
  '{"month":"2022-07","seen":{"__proto__":"x"},"assignments":["a"]}',
  '{"comment":"\\ud800","figures":[]}',
  '{"value":"\\u0000","basedOn":null}',
] as const;
const STATES = [
  "",
  "{",
  "[]",
  "%",
  '["",{}]',
  '["",{"children":["(app)",{}]},null,"refetch"]',
  '["",{"children":1}]',
  "x".repeat(45_000),
  encodeURIComponent('["科",{}]'),
] as const;

/** A text of no meaning, or one that is written as an address writes it. */
const textOf = (random: Random): string => {
  const text = random.oneOf(TEXTS);
  return random.chance(0.5) ? encodeURIComponent(text) : text.replace(/[^\u0021-\u007e]/g, "");
};

function pathOf(random: Random, { routes, ids }: Known): string {
  const filled = random
    .oneOf(routes)
    .replace(/\[\w+\]/g, () => (random.chance(0.4) ? random.oneOf(ids) : textOf(random)));
  const path = random.chance(0.05) ? `/${textOf(random)}${filled}` : filled;
  const query = Array.from({ length: random.below(4) }, () => `${random.oneOf(NAMES)}=${textOf(random)}`).join("&");
  return query ? `${path}?${query}` : path;
}

function multipart(random: Random, { actions }: Known): string {
  const names = [
    "$ACTION_REF_1",
    "$ACTION_1:0",
    "$ACTION_1:1",
    "$ACTION_KEY",
    `$ACTION_ID_${random.oneOf(actions)}`,
    "$ACTION_ID_x",
    "username",
    "password",
    "0",
    "1",
    "_1_x",
  ] as const;
  const values = [
    `{"id":"${random.oneOf(actions)}","bound":"$@1"}`,
    '{"id":"x","bound":null}',
    '["$K1"]',
    '["$@1","$Q2","$B3","$F4","$h5"]',
    "$L1",
    ...TEXTS,
  ] as const;
  const parts = Array.from(
    { length: 1 + random.below(5) },
    () => `--b\r\ncontent-disposition: form-data; name="${random.oneOf(names)}"\r\n\r\n${random.oneOf(values)}\r\n`,
  );
  return random.chance(0.1) ? parts.join("") : `${parts.join("")}--b--\r\n`;
}

const REPLIES = [
  "[]",
  "",
  "{",
  "null",
  '["$K1"]',
  '["$F1"]',
  '["$@1"]',
  '["$h1"]',
  '[{"__proto__":1}]',
  '["x","2022-13",true]',
  '[null,"$undefined"]',
  `${"[".repeat(3000)}`,
] as const;

type Body = Pick<Asked, "headers" | "body">;

/** A form's action, or what looks like one. */
function actionOf(random: Random, known: Known): Body {
  const id = random.chance(0.7)
    ? random.oneOf(known.actions)
    : random.oneOf(["", "x", "0".repeat(42), "f".repeat(42), "a".repeat(500)]);
  const named: Record<string, string> = random.chance(0.6) ? { "next-action": id } : {};
  if (random.chance(0.5))
    return { headers: { ...named, "content-type": "multipart/form-data; boundary=b" }, body: multipart(random, known) };
  return {
    headers: {
      ...named,
      "content-type": random.oneOf([
        "text/plain;charset=UTF-8",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "",
        "application/json",
      ]),
    },
    body: random.oneOf(REPLIES),
  };
}

function bodyOf(random: Random, known: Known, method: string): Body {
  if (method === "GET" || method === "HEAD" || method === "OPTIONS" || method === "TRACE")
    return { headers: {}, body: null };
  if (random.chance(0.6)) return actionOf(random, known);
  return {
    headers: {
      "content-type": random.oneOf(["application/json", "application/json; charset=utf-16", "text/plain", "image/png"]),
    },
    body: random.oneOf(JSONS),
  };
}

/** Headers that a browser, a proxy or somebody with time on their hands may send. */
function headersOf(random: Random, { cookies, host }: Known): Record<string, string> {
  const origins = [`http://${host}`, "null", "http://evil.example", "http://", "x", `http://${host}:1`] as const;
  const some: readonly [string, string][] = [
    ["origin", random.oneOf(origins)],
    ["rsc", "1"],
    ["next-router-state-tree", random.oneOf(STATES)],
    ["next-router-prefetch", random.oneOf(["1", "2", "x"])],
    ["next-router-segment-prefetch", random.oneOf(["/_tree", "/_index", "x", "/../x"])],
    ["next-url", random.oneOf(["/", "x", "/%"])],
    ["accept", random.oneOf(["text/event-stream", "application/json", "*/*", "x"])],
    ["accept-language", random.oneOf(["zh-CN", "en", "x".repeat(2000), "*;q=x"])],
    ["if-none-match", random.oneOf(['"x"', "*", "W/x"])],
    ["range", random.oneOf(["bytes=0-1", "bytes=9-1", "x"])],
    ["x-forwarded-for", random.oneOf(["1.2.3.4", "x", ","])],
    ["x-forwarded-host", random.oneOf(["evil.example", "", "%"])],
    ["x-forwarded-proto", random.oneOf(["https", "x"])],
    ["x-action-forwarded", "1"],
    ["sec-fetch-site", random.oneOf(["same-origin", "cross-site", "none", "x"])],
    ["x-guoban-background", "1"],
  ];
  const cookie = random.chance(0.1)
    ? random.oneOf(["guoban.session_token=x.y", "guoban.session_token=%", "locale=xx", "guoban.device=~.~", "=;="])
    : random.oneOf(cookies);
  return { ...Object.fromEntries(some.filter(() => random.chance(0.12))), ...(cookie ? { cookie } : {}) };
}

/** Requests that the seed fixes. */
export function fuzzOf(seed: number, count: number, known: Known): Asked[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => {
    const method = random.oneOf(METHODS);
    const { headers, body } = bodyOf(random, known, method);
    return { method, path: pathOf(random, known), headers: { ...headersOf(random, known), ...headers }, body };
  });
}
