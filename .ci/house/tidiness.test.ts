import { afterAll, expect, test } from "vitest";

import { plantedWorkspace, repositoryRoot } from "./planted-workspace.ts";
import { isTestCode, sourceFiles } from "./source-files.ts";
import { tidinessProblems } from "./tidiness-problems.ts";

const plants: readonly (readonly [path: string, text: string, problem: string])[] = [
  ...["utils", "helper", "common", "misc", "shared", "types"].map(
    (name) =>
      [`packages/engine/src/${name}.ts`, "export {};\n", "has a name that says nothing"] as const,
  ),
  ["packages/engine/src/utils/clock.ts", "export {};\n", "has a name that says nothing"],
  ["packages/engine/src/types.test.ts", "export {};\n", "has a name that says nothing"],
  ["packages/engine/src/one/two/three.ts", "export {};\n", "stands two folders deep in src"],
  ["packages/engine/src/long.ts", "export {};\n".repeat(301), "has 301 lines"],
  ...["on(ly)", "sk(ip)", "to(do)", "sk(ipIf)"].map(
    (name) =>
      [
        `packages/engine/src/${name.replaceAll(/[()]/g, "").toLowerCase()}.test.ts`,
        `test.${name.replaceAll(/[()]/g, "")}("x", () => {});\n`,
        "holds a test set aside",
      ] as const,
  ),
  ["packages/engine/src/later.ts", `// TO${"DO"} later\n`, "holds a promise instead of work"],
  ["packages/engine/src/mend.ts", `// FIX${"ME"} later\n`, "holds a promise instead of work"],
  ["packages/engine/src/hush.ts", `// @ts-${"ignore"}\n`, "holds a silenced compiler"],
  [
    "packages/engine/src/all.ts",
    `/* oxlint-${"disable"} -- generated */\n`,
    "holds a rule list left out of a disable",
  ],
  [
    "packages/engine/src/why.ts",
    `// oxlint-${"disable"}-next-line no-console\n`,
    "holds a disable without its reason",
  ],
];

const innocent = {
  "packages/engine/src/type-of-request.ts": "export {};\n",
  "packages/engine/src/one/two.ts": "export {};\n".repeat(300),
  "packages/engine/src/told.ts": `// oxlint-${"disable"}-next-line no-console -- says why\n`,
  "packages/engine/src/plain.test.ts": 'test.for([1])("x", () => {});\n',
};

const workspace = plantedWorkspace({
  ...Object.fromEntries(plants.map(([path, text]) => [path, text])),
  ...innocent,
});
afterAll(() => workspace[Symbol.dispose]());

test("the workspace is tidy", () => {
  expect(tidinessProblems(repositoryRoot)).toEqual([]);
});

test("every planted untidiness is found, and none beside it", () => {
  const expected = plants.map(([path, , problem]) => `${path} ${problem}`);
  expect(tidinessProblems(workspace.root).toSorted()).toEqual(expected.toSorted());
});

test("half of the packages' source files have at most eighty lines", () => {
  const lengths = sourceFiles(repositoryRoot)
    .filter(({ path }) => path.startsWith("packages/") && !isTestCode(path))
    .map(({ text }) => text.split("\n").length - 1)
    .toSorted((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(80);
});
