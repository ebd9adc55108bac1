import { requireActor } from "@/lib/web/session";

/** The floor of a reading page: the frame that every page has and the same session check, nothing in it. */
export default async function EmptyPage() {
  await requireActor();
  return <p>–</p>;
}
