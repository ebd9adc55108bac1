/* Old syntax only: it must run where nothing else does. A browser below Chromium 86 is sent to a page that says so. */
(function () {
  var found = /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent);
  var modern =
    typeof Promise === "function" &&
    typeof Symbol === "function" &&
    "replaceAll" in String.prototype &&
    "noModule" in document.createElement("script");
  if (modern && !(found && Number(found[1]) < 86)) return;
  if (location.pathname === "/outdated.html") return;
  location.replace("/outdated.html?from=" + encodeURIComponent(location.pathname + location.search));
})();
