import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { failed } from "./failure.mjs";
import { runQuietly } from "./run.mjs";
import { Refusal, say } from "./speak.mjs";

const places = {
  linux: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"].map(
    (name) => `/usr/bin/${name}`,
  ),
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};
const known = () => (places[process.platform] ?? []).find((file) => fs.existsSync(file));
const mayInstall = () => process.platform === "linux" && process.getuid?.() === 0 && fs.existsSync("/usr/bin/apt-get");

/** The browser for the stories: CHROMIUM_PATH, an installed one, or Debian's packages if allowed; else a failure. */
export async function provideBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given && !fs.existsSync(given))
    throw new Refusal(`CHROMIUM_PATH=${given} 不存在。`, `CHROMIUM_PATH=${given} does not exist.`);
  if (!given && !known() && mayInstall()) await installBrowser();
  const found = given ?? known();
  if (!found)
    throw new Refusal(
      "找不到 Chromium 或 Chrome。请安装(Debian/Ubuntu:sudo apt-get install chromium fonts-noto-cjk),或用 CHROMIUM_PATH 指明位置。",
      "No Chromium or Chrome was found. Install one (Debian/Ubuntu: sudo apt-get install chromium fonts-noto-cjk), or name it in CHROMIUM_PATH.",
    );
  return found;
}

async function installBrowser() {
  say("正在安装 Chromium 和中文字体", "installing Chromium and Chinese fonts");
  spawnSync("apt-get", ["update"], { stdio: "ignore" });
  const args = ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"];
  const result = await runQuietly("browser", ["apt-get", ...args], { env: { DEBIAN_FRONTEND: "noninteractive" } });
  if (result.code !== 0) throw failed("安装 Chromium ", "Installing Chromium", result);
}
