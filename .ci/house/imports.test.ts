import { afterAll, expect, test } from "vitest";

import { importProblems } from "./import-problems.ts";
import { plantedWorkspace, repositoryRoot } from "./planted-workspace.ts";

const plants: readonly (readonly [path: string, text: string, problem: string])[] = [
  [
    "packages/protocol/src/escape.ts",
    'export { one } from "../../engine/src/one.ts";\n',
    "../../engine/src/one.ts, outside its package",
  ],
  [
    "packages/protocol/src/escape.test.ts",
    'import {\n  one,\n} from "../../engine/src/one.ts";\nvoid one;\n',
    "../../engine/src/one.ts, outside its package",
  ],
  [
    "packages/protocol/bench/escape.ts",
    'const { one } = await import("../../engine/src/one.ts");\nvoid one;\n',
    "../../engine/src/one.ts, outside its package",
  ],
  [
    "packages/engine/src/hoisted.ts",
    'import { test } from "vitest";\nvoid test;\n',
    "vitest, which it does not declare",
  ],
  [
    "packages/engine/src/upward.ts",
    'import type { A } from "@contactpoint/cli";\nexport type B = A;\n',
    "@contactpoint/cli, which it does not declare",
  ],
  [
    "packages/engine/src/upward.test.ts",
    'import "@contactpoint/cli/testing";\n',
    "@contactpoint/cli/testing, which it does not declare",
  ],
  [
    "packages/cli/src/bare.ts",
    'import { join } from "path";\nvoid join;\n',
    "path, a Node module without its prefix",
  ],
  [
    "packages/engine/src/own.ts",
    'export { x } from "@contactpoint/engine";\n',
    "@contactpoint/engine, its own package",
  ],
];

const workspace = plantedWorkspace({
  ...Object.fromEntries(plants.map(([path, text]) => [path, text])),
  "packages/engine/src/one.ts": "export const one = 1;\n",
  "packages/engine/src/one.test.ts": 'import { test } from "vitest";\nvoid test;\n',
  "packages/engine/src/deeper/two.ts": 'export { one } from "../one.ts";\n',
  "packages/engine/bench/three.ts": 'export { one } from "../src/one.ts";\n',
  "packages/protocol/src/downward.ts": 'export { one } from "@contactpoint/engine";\n',
  "packages/cli/.vitest/page/vitest.config.ts": 'import "vitest/config";\n',
  "packages/cli/src/prefixed.ts": 'export { join } from "node:path";\n',
});
afterAll(() => workspace[Symbol.dispose]());

test("every import stays inside its package or names a declared one", () => {
  expect(importProblems(repositoryRoot)).toEqual([]);
});

test("every planted import is found, and none beside them", () => {
  const expected = plants.map(([path, , problem]) => `${path} imports ${problem}`);
  expect(importProblems(workspace.root).toSorted()).toEqual(expected.toSorted());
});
