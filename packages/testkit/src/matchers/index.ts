/**
 * Matchers for vitest. Importing this door adds them to `expect`, for the compiler too:
 * `import "@contactpoint/testkit/vitest";` in a setup file or in each test file.
 */
import { expect } from "vitest";

import type { RuleName } from "./judged.ts";
import { toHold, toHoldAllRules, toViolate } from "./rule-matchers.ts";

expect.extend({ toHold, toHoldAllRules, toViolate });

declare module "vitest" {
  interface Matchers<R, T> {
    /**
     * The rule holds, and its premise occurred: an undecided rule fails. Where a run need not show
     * the premise, as in a property, expect `.not.toViolate(…)`.
     */
    toHold(rule: RuleName): R;
    /** No rule is violated. Rules that stay undecided are not counted. */
    toHoldAllRules(): R;
    /** The rule is violated. */
    toViolate(rule: RuleName): R;
  }
}

export { toHold, toHoldAllRules, toViolate };
export type { Judgeable, RuleName } from "./judged.ts";
