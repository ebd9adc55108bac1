import { build } from "./build.mjs";
import { bundleCommandLine } from "./bundle.mjs";
import { install } from "./install.mjs";
import { withLock } from "./lock.mjs";

/** Renews what is out of date, and nothing else: packages, the command line and, unless told otherwise, the server. */
export function setUp({ bundle = true, server = true } = {}) {
  return withLock(async () => {
    await install();
    if (bundle) await bundleCommandLine();
    if (server) await build();
  });
}
