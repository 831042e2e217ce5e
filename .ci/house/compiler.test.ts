import { afterAll, expect, test } from "vitest";

import { plantedWorkspace } from "./planted-workspace.ts";

const constant = "export const one = 1;\n";

/** Path, text, and the diagnostic the compiler must give there. */
const plants: readonly (readonly [path: string, text: string, says: string])[] = [
  ["packages/engine/src/undeclared.ts", 'export { z } from "zod";\n', "TS2307"],
  ["packages/engine/src/upward.ts", 'export * from "@contactpoint/protocol";\n', "TS2307"],
  ["packages/engine/src/upward.test.ts", 'export * from "@contactpoint/protocol";\n', "TS2307"],
  [
    "packages/protocol/src/past-the-door.ts",
    'export { one } from "@contactpoint/engine/src/one.ts";\n',
    "TS2307",
  ],
  ["packages/engine/src/escape.ts", 'export * from "../../world/src/index.ts";\n', "TS6307"],
  ["packages/engine/src/enum.ts", "export enum Level {\n  one,\n}\n", "TS1294"],
  [
    "packages/engine/src/namespace.ts",
    "export namespace A {\n  export const b = 1;\n}\n",
    "TS1294",
  ],
  [
    "packages/engine/src/property.ts",
    "export class A {\n  constructor(readonly b: number) {}\n}\n",
    "TS1294",
  ],
  ["packages/engine/src/host.ts", "export const x = process.env;\n", "TS2591"],
  ["packages/engine/src/timer.ts", "setTimeout(() => 0, 1);\nexport {};\n", "TS2304"],
  ["packages/engine/src/talk.ts", 'console.log("x");\nexport {};\n', "TS2584"],
  [
    "packages/engine/src/index-access.ts",
    "export const f = (x: string[]): string => x[0];\n",
    "TS2322",
  ],
  [
    "packages/engine/src/optional.ts",
    "export const x: { a?: number } = { a: undefined };\n",
    "TS2375",
  ],
  [
    "packages/engine/src/signature.ts",
    "export const f = (x: Record<string, number>): number | undefined => x.a;\n",
    "TS4111",
  ],
  ["packages/engine/src/type-import.ts", 'export { T } from "./one-type.ts";\n', "TS1205"],
  ["packages/engine/src/unused.ts", "const x = 1;\nexport {};\n", "TS6133"],
  ["packages/engine/src/wrong.test.ts", 'export const x: number = "1";\n', "TS2322"],
  ["packages/simulator/bench/wrong.ts", 'export const x: number = "1";\n', "TS2322"],
  ["packages/cli/browser/wrong.test.ts", 'export const x: number = "1";\n', "TS2322"],
  [".ci/house/wrong.ts", 'export const x: number = "1";\n', "TS2322"],
];

const innocent: Readonly<Record<string, string>> = {
  "packages/engine/src/one.ts": constant,
  "packages/engine/src/one-type.ts": "export type T = number;\n",
  "packages/engine/src/index.ts": 'export { one } from "./one.ts";\n',
  "packages/protocol/src/downward.ts": 'export { one } from "@contactpoint/engine";\n',
  "packages/engine/src/own-type.ts": 'export type { T } from "./one-type.ts";\n',
  "packages/engine/src/hosted.test.ts":
    'import { readFileSync } from "node:fs";\n\nexport const x = [process.env, readFileSync];\n',
  "packages/scenario/src/edge/read.ts": 'export { readFileSync } from "node:fs";\n',
  "packages/cli/src/write.ts": 'export const say = (): void => console.log("x");\n',
  "packages/cli/browser/page.test.ts": "export const title = (): string => document.title;\n",
};

const workspace = plantedWorkspace({
  ...Object.fromEntries(plants.map(([path, text]) => [path, text])),
  ...innocent,
});
afterAll(() => workspace[Symbol.dispose]());
const { status, output } = workspace.run("tsc", "-b", "--pretty", "false");

test("the compiler ends with a failure when a file of any project is wrong", () => {
  expect(status).not.toBe(0);
});

test.for(plants)("the compiler refuses %s", ([path, , says]) => {
  expect(diagnostics(path)).toContainEqual(expect.stringContaining(says));
});

test.for(Object.keys(innocent))("the compiler allows %s", (path) => {
  expect(diagnostics(path)).toEqual([]);
});

function diagnostics(path: string): string[] {
  return output.split("\n").filter((line) => line.startsWith(`${path}(`));
}
