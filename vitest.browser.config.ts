import { globSync } from "node:fs";

import { defineConfig } from "vitest/config";

declare module "vitest" {
  interface ProvidedContext {
    /** What a browser test hands to `chromium.launch` of playwright-core: `inject("chromium")`. */
    chromium: { executablePath: string; args: string[] };
  }
}

// Tests in a real Chromium. They stand apart so that `pnpm test` needs nothing but Node.
export default defineConfig({
  test: {
    include: ["packages/*/browser/**/*.test.ts"],
    testTimeout: 120_000,
    // While no package has a browser folder there is nothing to run. Once one has, a run that
    // finds no test there is a failure.
    passWithNoTests: globSync("packages/*/browser").length === 0,
    provide: {
      chromium: {
        executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
        // As root Chromium runs only without its sandbox. The others keep it from the network.
        args: [
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
        ],
      },
    },
  },
});
