import { defineConfig } from "vitest/config";

// A model of the protocol in another language, verified by Spin, beside the explorer. It stands apart
// because it needs Spin and a C compiler.
export default defineConfig({
  test: {
    include: ["packages/*/promela/**/*.test.ts"],
    testTimeout: 120_000,
  },
});
