// The demo year, on this machine only: npm run demo.
import "./steps/node-version.mjs";
import { addressesOf, freeAddress, isLoopback } from "./steps/address.mjs";
import { runCommandLine } from "./steps/command-line.mjs";
import { makeFolders, useData } from "./steps/data.mjs";
import { main } from "./steps/failure.mjs";
import { serve } from "./steps/serve.mjs";
import { setUp } from "./steps/set-up.mjs";
import { phrase, Refusal } from "./steps/speak.mjs";

await main(async () => {
  if (process.env.HOST && !isLoopback(process.env.HOST.trim()))
    throw new Refusal(
      `演示账户的密码是公开的,因此演示只监听本机(127.0.0.1),不接受 HOST=${process.env.HOST}。正式使用请运行 npm start。`,
      `The demo's passwords are public, so it listens on this machine only (127.0.0.1) and not on HOST=${process.env.HOST}. For real use run npm start.`,
    );
  makeFolders(useData("data/demo"));
  const address = await freeAddress("127.0.0.1");
  await setUp();
  const accounts = runCommandLine("demo");
  process.env.GUOBAN_DEMO = "1";
  await serve(address);
  process.stdout.write(
    `\n${accounts.trimEnd()}\n\n  ${phrase("演示已启动", "The demo is up")}: ${addressesOf(address)[0]}\n`,
  );
});
