import { afterAll, expect, test } from "vitest";

import { plantedWorkspace } from "./planted-workspace.ts";

const workspace = plantedWorkspace({
  "packages/engine/src/index.ts": 'export { alive } from "./alive.ts";\n',
  "packages/engine/src/alive.ts":
    "export const deadExport = 2;\nexport type DeadType = number;\nexport type Shape = number;\nexport const alive = (x: Shape): Shape => x;\n",
  "packages/engine/src/alive.test.ts":
    'import { test } from "vitest";\nimport { alive } from "./alive.ts";\nimport { planted } from "./only-for-tests.ts";\ntest("x", () => [alive, planted]);\n',
  "packages/engine/src/only-for-tests.ts": "export const planted = 1;\n",
  "packages/engine/src/dead-file.ts": "export const x = 1;\n",
  "packages/protocol/src/index.ts": 'export { z } from "zod";\n',
});
afterAll(() => workspace[Symbol.dispose]());
const { status, output } = workspace.run("knip", "--reporter=compact", "--no-config-hints");

test("the dead-code check ends with a failure when it finds something", () => {
  expect(status).toBe(1);
});

test("the dead-code check finds an export that nothing imports", () => {
  expect(output).toContain("packages/engine/src/alive.ts: deadExport");
});

test("the dead-code check finds an exported type that nothing imports", () => {
  expect(output).toContain("packages/engine/src/alive.ts: DeadType");
});

test("the dead-code check finds a file that nothing imports", () => {
  expect(output).toContain("packages/engine/src/dead-file.ts");
});

test("the dead-code check finds a dependency that nothing imports", () => {
  expect(output).toMatch(/packages\/protocol\/package\.json:.*xstate/);
});

test("the dead-code check leaves alone what an entry or a test imports", () => {
  expect(output).not.toMatch(/only-for-tests|alive\.test|engine\/src\/index|: alive|Shape/);
  expect(output).not.toMatch(/protocol\/package\.json:.*zod/);
});
