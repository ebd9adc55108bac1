import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { failed } from "./failure.mjs";
import { runQuietly } from "./run.mjs";
import { Refusal, say } from "./speak.mjs";

const places = {
  linux: ["/usr/bin/soffice", "/usr/bin/libreoffice", "/usr/local/bin/soffice", "/snap/bin/libreoffice"],
  darwin: ["/Applications/LibreOffice.app/Contents/MacOS/soffice"],
  win32: ["C:\\Program Files\\LibreOffice\\program\\soffice.exe"],
};
const known = () => (places[process.platform] ?? []).find((file) => fs.existsSync(file));
const mayInstall = () => process.platform === "linux" && process.getuid?.() === 0 && fs.existsSync("/usr/bin/apt-get");

/** LibreOffice opens what we write: SOFFICE_PATH, an installed one, or Debian's package if allowed; else a failure. */
export async function provideOffice() {
  const given = process.env.SOFFICE_PATH;
  if (given && !fs.existsSync(given))
    throw new Refusal(`SOFFICE_PATH=${given} 不存在。`, `SOFFICE_PATH=${given} does not exist.`);
  if (!given && !known() && mayInstall()) await installOffice();
  const found = given ?? known();
  if (!found)
    throw new Refusal(
      "找不到 LibreOffice。请安装(Debian/Ubuntu:sudo apt-get install libreoffice-calc),或用 SOFFICE_PATH 指明位置。",
      "LibreOffice was not found. Install it (Debian/Ubuntu: sudo apt-get install libreoffice-calc), or name it in SOFFICE_PATH.",
    );
  return found;
}

async function installOffice() {
  say("正在安装 LibreOffice", "installing LibreOffice");
  spawnSync("apt-get", ["update"], { stdio: "ignore" });
  const args = ["install", "-y", "--no-install-recommends", "libreoffice-calc"];
  const result = await runQuietly("office", ["apt-get", ...args], { env: { DEBIAN_FRONTEND: "noninteractive" } });
  if (result.code !== 0) throw failed("安装 LibreOffice ", "Installing LibreOffice", result);
}
