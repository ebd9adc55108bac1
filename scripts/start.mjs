// Serves a real bureau's data: npm start. The server itself brings the database up to date and refuses a demo's.
import "./steps/node-version.mjs";
import { addressesOf, freeAddress } from "./steps/address.mjs";
import { makeFolders, useData } from "./steps/data.mjs";
import { main } from "./steps/failure.mjs";
import { serve } from "./steps/serve.mjs";
import { setUp } from "./steps/set-up.mjs";
import { phrase } from "./steps/speak.mjs";

await main(async () => {
  makeFolders(useData("data"));
  const address = await freeAddress("0.0.0.0");
  await setUp();
  await serve(address);
  process.stdout.write(
    `\n  ${phrase("过半已启动", "Guoban is up")}\n${addressesOf(address)
      .map((url) => `  ${url}\n`)
      .join("")}\n`,
  );
});
