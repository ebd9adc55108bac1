import { readiness } from "@/lib/web/health";

export const dynamic = "force-dynamic";

/** The process can do its work: 200; otherwise 503 with what is missing. */
export async function GET(): Promise<Response> {
  const state = await readiness();
  return Response.json(
    { status: state },
    { status: state === "ok" ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
