import { requireActor } from "@/lib/web/session";

/** The floor below it: the same session check, without the frame. */
export default async function BarePage() {
  await requireActor();
  return <p>–</p>;
}
