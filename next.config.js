import createNextIntlPlugin from "next-intl/plugin";

process.env.NEXT_TELEMETRY_DISABLED = "1"; // nothing here talks to another host, whoever runs `next`

/** Headers that need no nonce; the content security policy is lib/web/request-start.ts's. */
const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
];

/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // A second build folder must not write its own types into the project's tsconfig.json.
  typescript: {
    ignoreBuildErrors: true,
    tsconfigPath: process.env.NEXT_DIST_DIR ? "scripts/tsconfig.build.json" : "tsconfig.json",
  },
  // Measurements compare with floors that the product does not ship: page.bench.tsx and route.bench.ts.
  pageExtensions: ["tsx", "ts", ...(process.env.GUOBAN_BENCH ? ["bench.tsx", "bench.ts"] : [])],
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  outputFileTracingIncludes: {
    "/*": [
      "./db/migrations/**/*",
      "./messages/*.json",
      "./demo/*.json",
      "./lib/workbook/thread.mjs",
      "./node_modules/hucre/**/*",
    ],
  },
  outputFileTracingExcludes: { "/*": ["./data/**/*", "./.cache/**/*", "./dist/**/*", "./test-results/**/*"] },
  serverExternalPackages: ["better-sqlite3", "pg", "pino"],
  poweredByHeader: false,
  reactStrictMode: true,
  // No page has pictures to scale: /_next/image is not served.
  images: { unoptimized: true },
  agentRules: false,
  experimental: { agentUpgrade: false },
  headers: async () => [{ source: "/:path*", headers }],
};

const withMessages = createNextIntlPlugin({
  requestConfig: "./lib/web/i18n.ts",
  // Messages are parsed when building: parsing them with every request took a tenth of a page's time.
  experimental: { messages: { path: "./messages", format: "json", locales: "infer", precompile: true } },
});

export default withMessages(config);
