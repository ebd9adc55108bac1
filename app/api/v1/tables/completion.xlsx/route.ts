import { tableWorkbook } from "@/lib/documents/workbook";
import { parseAddress } from "@/lib/web/address";
import { api } from "@/lib/web/api";
import { findTable } from "@/app/_tables/completion-table";
import { download } from "@/lib/web/download";
import { readFilter } from "@/lib/web/filter";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The completion table as a workbook; year, month, basis and filters as the page's address has them. */
export const GET = api(async (actor, request) => {
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const table = await findTable(actor, parseAddress(params), readFilter(params));
  return download(await tableWorkbook(table), {
    name: `${table.fileName}.xlsx`,
    plain: `${table.plainName}.xlsx`,
    type: XLSX,
  });
});
