import { api } from "@/lib/web/api";

const kept = new Map<number, string>();

/** The floor of a prepared answer: as many bytes as ?size says, after the same session check. */
export const GET = api(async (_, request) => {
  const size = Number(new URL(request.url).searchParams.get("size"));
  const text = kept.get(size) ?? JSON.stringify("x".repeat(Math.max(0, size - 2)));
  kept.set(size, text);
  return new Response(text, {
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
  });
});

/** The floor of a write: a POST that checks the session and does nothing. */
export const POST = api(async () => ({}));
