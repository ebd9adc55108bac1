import { tableCsv } from "@/lib/documents/csv";
import { parseAddress } from "@/lib/web/address";
import { api } from "@/lib/web/api";
import { findTable } from "@/app/_tables/completion-table";
import { download } from "@/lib/web/download";
import { readFilter } from "@/lib/web/filter";

/** The completion table as CSV; year, month, basis and filters as the page's address has them. */
export const GET = api(async (actor, request) => {
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const table = await findTable(actor, parseAddress(params), readFilter(params));
  return download(tableCsv(table), {
    name: `${table.fileName}.csv`,
    plain: `${table.plainName}.csv`,
    type: "text/csv; charset=utf-8",
  });
});
