import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  resolve: { alias: { "server-only": path("./test/server-only.ts"), "@": path("./") } },
  // Next reads JSX as the compiler leaves it; the tests need it compiled.
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    include: ["{app,cli,components,db,demo,lib,messages,scripts,test}/**/*.test.{ts,tsx}", "*.test.ts"],
    environment: "node",
    globalSetup: ["./test/global-setup.ts"],
    setupFiles: ["./test/setup.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
