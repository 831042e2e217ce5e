import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", ".ci/house/**/*.test.ts"],
    // No package keeps state in modules, so files can share a worker and what it has imported.
    isolate: false,
    setupFiles: ["packages/cli/src/testing/fixed-seed.ts"],
    // The threads and programs that tests start need not compile again what others have compiled.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), "node-compile-cache") },
    // Simulations are processor-bound; a generous limit keeps slow machines from failing on time.
    testTimeout: 120_000,
    // Tests of live networks mostly wait, so one more worker than processors keeps those busy.
    maxWorkers: availableParallelism() + 1,
  },
});
