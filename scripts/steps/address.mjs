import net from "node:net";
import os from "node:os";
import { Refusal } from "./speak.mjs";

const bracket = (host) => (host.includes(":") ? `[${host}]` : host);
const isWildcard = (host) => host === "0.0.0.0" || host === "::";

/** Whether only this machine can reach a server that listens there. */
export const isLoopback = (host) => host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);

/** PORT (3000) and HOST as given, checked to be free to listen on. */
export async function freeAddress(defaultHost) {
  const host = process.env.HOST?.trim() || defaultHost;
  const port = Number(process.env.PORT?.trim() || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Refusal(
      `PORT=${process.env.PORT} 不是有效端口(1–65535)。`,
      `PORT=${process.env.PORT} is no port (1–65535).`,
    );
  const code = await listenFault(host, port);
  if (code) throw refusalOf(code, host, port);
  return { host, port };
}

const listenFault = (host, port) =>
  new Promise((resolve) => {
    const server = net.createServer().once("error", ({ code }) => resolve(code));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve("")));
  });

function refusalOf(code, host, port) {
  const again = `PORT=${port + 1} npm run ${process.env.npm_lifecycle_event ?? "start"}`;
  if (code === "EADDRINUSE")
    return new Refusal(
      `端口 ${port} 已被占用(可能已有一个实例在运行)。请先停止它,或换一个端口:${again}`,
      `Port ${port} is taken (perhaps by another instance). Stop that one, or choose another port: ${again}`,
    );
  if (code === "EACCES")
    return new Refusal(
      `没有权限监听端口 ${port},请使用 1024 以上的端口。`,
      `Port ${port} may not be listened on: use one above 1024.`,
    );
  return new Refusal(
    `无法监听 ${host}:${port}(${code}),请检查 HOST。`,
    `${host}:${port} cannot be listened on (${code}): check HOST.`,
  );
}

/** The addresses a person may type to reach a server that listens there. */
export function addressesOf({ host, port }) {
  const own = Object.values(os.networkInterfaces()).flatMap((list) => list ?? []);
  const reachable = own.filter(({ family, internal }) => family === "IPv4" && !internal).map(({ address }) => address);
  const hosts = isWildcard(host) ? ["127.0.0.1", ...reachable] : [host];
  return hosts.map((name) => `http://${bracket(name)}:${port}`);
}

/** Where this machine itself reaches that server. */
export const localAddress = ({ host, port }) => `http://${bracket(isWildcard(host) ? "127.0.0.1" : host)}:${port}`;
