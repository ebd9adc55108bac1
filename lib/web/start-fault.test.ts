import { expect, test } from "vitest";
import { StoreError } from "@/db/errors";
import { ConfigurationError } from "@/lib/errors/rules";
import { startFault } from "./start-fault";

const systemError = (code: string) => Object.assign(new Error(`${code}: open`), { code });

test("what an operator can put right is a sentence in both languages, what nobody foresaw is none", () => {
  expect(startFault(systemError("EACCES"), "/srv/data")).toMatch(
    /不可写.*\/srv\/data.*\n.*cannot be written.*\/srv\/data/,
  );
  expect(startFault(systemError("ENOSPC"), "/srv/data")).toMatch(/磁盘空间不足.*\n.*disk is full/);
  expect(startFault(new StoreError("newer", "migration 9999"), "/srv/data")).toMatch(/更新版本.*9999.*\n.*newer/);
  expect(startFault(new StoreError("foreign", "a.db"), "/srv/data")).toMatch(/a\.db/);
  expect(startFault(new ConfigurationError("Set ORIGIN."), "/srv/data")).toBe("Set ORIGIN.");
  expect(startFault(new Error("a defect"), "/srv/data")).toBeNull();
});
