import { readWall } from "@/lib/wall/queries";
import { parseAddress } from "@/lib/web/address";
import { api } from "@/lib/web/api";

/** What the wall repaints itself from; asked for by no hand, so it keeps no session alive. */
export const GET = api(
  (actor, request) => readWall(actor, parseAddress(Object.fromEntries(new URL(request.url).searchParams))),
  {
    background: true,
  },
);
