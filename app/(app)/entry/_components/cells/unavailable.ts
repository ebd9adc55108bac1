/** What people write where there is no figure. Pure. */

/** The reason that a text gives, or the mere sign that stands for one; null for any other text. */
export type Offered = { readonly reason: string } | { readonly sign: string };

const NOT_YET = /^(尚|还|暂)?未(入统|入库|公布|发布|统计|反馈|下达|出数|开展|产生)(计|数据)?$/;
const NONE = /^(本月未开展|待(公布|统计|反馈|核)|暂无数据|无数据|缺数|not yet .+|not available|no data|pending)$/i;
const SIGN = /^([—–－-]+|[/／\\＼]+|[…·.]{2,}|[×xX]{1,2}|\*+|n\/?a|无|暂无|空)$/i;

export function offeredBy(text: string): Offered | null {
  const typed = text
    .trim()
    .replace(/^[（(](.*)[）)]$/, "$1")
    .trim();
  if (NOT_YET.test(typed) || NONE.test(typed)) return { reason: typed };
  return SIGN.test(typed) ? { sign: typed } : null;
}
