import { defineConfig } from "vitest/config";

// Tests on hosts of their own, which are Linux network namespaces. They stand apart because they
// need iproute2, and root or a user namespace.
export default defineConfig({
  test: {
    include: ["packages/*/namespaces/**/*.test.ts"],
    testTimeout: 180_000,
  },
});
