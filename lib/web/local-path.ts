const ANYWHERE = "http://guoban.invalid";
/** Where nobody goes back to after signing in. */
const NO_PAGE = /^\/(sign-in|set-up|api)(\/|$)/;

/** A path of this site out of what an address says; `/` for anything that leads elsewhere. */
export function localPath(wanted: string | undefined): string {
  if (
    !wanted?.startsWith("/") ||
    /^\/[/\\]/.test(wanted) ||
    /[\p{Cc}\\]/u.test(wanted) ||
    !URL.canParse(wanted, ANYWHERE)
  )
    return "/";
  const url = new URL(wanted, ANYWHERE);
  // What the framework adds to fetch a page's data is no part of the page's address.
  url.searchParams.delete("_rsc");
  if (url.origin !== ANYWHERE || url.pathname.startsWith("//") || NO_PAGE.test(url.pathname)) return "/";
  return `${url.pathname}${url.search}`;
}

/** Where to sign in, and from there on to where one wanted to go. */
export function signInAddress(wanted: string | undefined): string {
  const next = localPath(wanted);
  return next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}
