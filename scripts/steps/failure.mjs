import { root } from "./folders.mjs";
import { phrase, Refusal } from "./speak.mjs";

const compilerHint = {
  linux:
    "Debian/Ubuntu/UOS: apt-get install -y python3 make g++ · CentOS/openEuler/Kylin: yum install -y python3 make gcc-c++",
  darwin: "xcode-select --install",
  win32: "Visual Studio Build Tools (C++) + Python 3",
};

/** What a failed program's output shows, first match counts, and what to do about it in both languages. */
const causes = [
  {
    sign: /ENOSPC|No space left on device|Disk quota exceeded|EDQUOT/i,
    zh: `磁盘空间不足。请清理 ${root} 所在的磁盘(至少留出 3 GB)后再运行同一条命令。`,
    en: `The disk is full. Free at least 3 GB on the disk of ${root} and run the same command again.`,
  },
  {
    sign: /heap out of memory|Cannot allocate memory|ENOMEM|Killed signal terminated program|SIGKILL/i,
    zh: "内存不足。请关闭其他程序(至少留出 2 GB 内存)后再运行同一条命令。",
    en: "Memory ran out. Leave at least 2 GB free and run the same command again.",
  },
  {
    sign: /(make|g\+\+|c\+\+|cc|gcc|python3?): (command )?not found|not found: (make|python)|spawn (make|python3?) ENOENT|find Python|cc1plus|find Visual Studio|xcode-select/i,
    zh: `缺少 C++ 编译工具(python3、make、g++),无法编译 SQLite。请先安装:\n  ${compilerHint[process.platform] ?? compilerHint.linux}`,
    en: `The C++ compiler tools (python3, make, g++) that SQLite needs are missing. Install them first:\n  ${compilerHint[process.platform] ?? compilerHint.linux}`,
  },
  {
    sign: /node-v[\d.]+-headers|Downloading header|nodejs\.org\/(download|dist)/i,
    zh: "下载不到 Node 的头文件。请设置环境变量 npm_config_nodedir 为 Node 的安装目录(其中有 include/node),或使用官方的 Node 压缩包。",
    en: "Node's header files cannot be downloaded. Set npm_config_nodedir to Node's own folder (it holds include/node), or use Node's official archive.",
  },
  {
    sign: /\bE401\b|\bE403\b|\bE404\b|Forbidden|Unauthorized|ETARGET/,
    zh: "npm 仓库拒绝了请求。请用 npm config get registry 查看仓库地址,确认可以访问且有权限;内网请指向单位的 npm 镜像。",
    en: "The npm registry refused. See `npm config get registry`: it must be reachable and allow you in; on an intranet name the office's mirror.",
  },
  {
    sign: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|EHOSTUNREACH|ENETUNREACH|certificate|SELF_SIGNED/i,
    zh: "连不上 npm 仓库。请检查网络与代理,或用 npm config set registry 指向可访问的镜像后再运行同一条命令。",
    en: "The npm registry cannot be reached. Check the network and proxy, or name a reachable mirror with `npm config set registry`, and run again.",
  },
  {
    sign: /EACCES|EPERM|EROFS/,
    zh: `没有写入权限。请用拥有 ${root} 的用户运行。`,
    en: `Writing was not permitted. Run as the user who owns ${root}.`,
  },
];

/** The cause that a program's output shows, if it is a known one. */
export const causeOf = (output) => causes.find(({ sign }) => sign.test(output));

/** The refusal for a step that failed: its cause in a sentence, else its last lines; the log is named either way. */
export function failed(chinese, english, { output, log }) {
  const cause = causeOf(output);
  const tail = cause ? "" : `\n${output.trimEnd().split("\n").slice(-25).join("\n")}`;
  return new Refusal(`${chinese}失败。${cause?.zh ?? ""}`, `${english} failed. ${cause?.en ?? ""}`, `${tail}\n${log}`);
}

/** Runs a script: what it refuses, and what the system refuses, is a sentence and exit code 1. */
export async function main(work) {
  await work().catch(complain);
}

function complain(error) {
  const cause = error?.code && causeOf(String(error.code));
  const unforeseen = cause ? phrase(cause.zh, cause.en, "\n") : (error?.stack ?? error);
  const text = error instanceof Refusal ? error.message : unforeseen;
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
}
