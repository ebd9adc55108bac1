// Installs, bundles and builds what is out of date.
import "./steps/node-version.mjs";
import { main } from "./steps/failure.mjs";
import { setUp } from "./steps/set-up.mjs";

await main(setUp);
