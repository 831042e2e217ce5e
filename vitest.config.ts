import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";

import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Where the files that take longest are: programs and networks that play, the longest first. */
const LONG = ["/testkit/src/acceptance/", ".contract.test.ts"];

/** Begins with the long files. Begun last, as their few lines have it, one alone would be waited for. */
class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = LONG.findIndex((part) => moduleId.includes(part));
      return place < 0 ? LONG.length : place;
    };
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", ".ci/house/**/*.test.ts"],
    // No package keeps state in modules, so files can share a worker and what it has imported.
    isolate: false,
    sequence: { sequencer: LongFilesFirst },
    setupFiles: ["packages/cli/src/testing/fixed-seed.ts"],
    // The threads and programs that tests start need not compile again what others have compiled.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), "node-compile-cache") },
    // Simulations are processor-bound; a generous limit keeps slow machines from failing on time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Tests of live networks mostly wait, so one more worker than processors keeps those busy.
    maxWorkers: availableParallelism() + 1,
  },
});
