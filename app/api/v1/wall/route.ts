import { readWall } from "@/lib/wall/queries";
import { parseAddress } from "@/lib/web/address";
import { api } from "@/lib/web/api";

/** What the wall repaints itself from; the page asks by itself, so it keeps no session alive. */
export const GET = api(
  (actor, request) => readWall(actor, parseAddress(Object.fromEntries(new URL(request.url).searchParams))),
  {
    background: true,
  },
);
