import { defineConfig } from "vitest/config";

import browsers from "./vitest.browser.config.ts";

const { provide } = browsers.test ?? {};

// The guides of docs/exercises, followed to the letter in a fresh clone: they take the port that the
// guides name, a Chromium, and the proxies of Debian (caddy, nginx, openssl).
export default defineConfig({
  test: {
    include: ["packages/*/guides/**/*.test.ts"],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    ...(provide === undefined ? {} : { provide }),
  },
});
