import { afterAll, expect, test } from "vitest";

import { purePackages } from "./layers.ts";
import { plantedWorkspace } from "./planted-workspace.ts";

type Plant = { readonly path: string; readonly text: string; readonly says: string };

const value = (expression: string) => `export const value = (): unknown => ${expression};\n`;

/** What no source of a pure package may do: an expression, and what the tool says of it. */
const impure: readonly (readonly [name: string, text: string, says: string])[] = [
  ["date", value("new Date(0)"), "take an Instant"],
  ["date-now", value("Date.now()"), "take an Instant"],
  ["performance", value("performance.now()"), "take an Instant"],
  ["temporal-now", value("Temporal.Now.instant()"), "take an Instant"],
  ["random", value("Math.random()"), "Chance is keyed"],
  ["random-taken-apart", "const { random } = Math;\nexport { random };\n", "Chance is keyed"],
  ["crypto", value("crypto.randomUUID()"), "Chance is keyed"],
  ["intl", value('new Intl.DateTimeFormat("en")'), "locale of the machine"],
  ["locale-compare", value('"a".localeCompare("b")'), "locale of the machine"],
  ["to-locale-string", value("(1).toLocaleString()"), "locale of the machine"],
  ...["log", "exp", "pow", "sin", "cos", "tan", "tanh", "cbrt", "log2", "hypot"].map(
    (name) => [`math-${name}`, value(`Math.${name}(2, 2)`), "last bits"] as const,
  ),
  ["power", "export const power = (a: number): number => a ** 0.5;\n", "Math.pow"],
  ["node-module", 'export { readFileSync } from "node:fs";\n', "no-nodejs-modules"],
  ["console", 'export const say = (): void => console.log("x");\n', "a host does that"],
  ["process", value("process.env"), "a host does that"],
  ["fetch", value('fetch("https://example.org")'), "a host does that"],
  ["global-this", value("globalThis"), "No way round"],
  ["set-timeout", value("setTimeout(() => 0, 1)"), "never timers"],
  ["set-interval", value("setInterval(() => 0, 1)"), "never timers"],
  ["queue-microtask", value("queueMicrotask(() => 0)"), "never timers"],
  [
    "module-let",
    "let count = 0;\nexport const next = (): number => (count += 1);\n",
    "outlives a run",
  ],
  [
    "module-map",
    "const seen = new Map<string, number>();\nexport const size = (): number => seen.size;\n",
    "to be filled",
  ],
  ["exported-let", "export let count = 0;\n", "no-mutable-exports"],
];

/** What no file of the workspace may do. */
const untidy: readonly Plant[] = [
  ["any", "export const echo = (x: any): unknown => x;\n", "no-explicit-any"],
  ["non-null", "export const first = (x: string[]): string => x[0]!;\n", "no-non-null-assertion"],
  [
    "untyped-boundary",
    "export function two() {\n  return 2;\n}\n",
    "explicit-module-boundary-types",
  ],
  [
    "floating-promise",
    "export const f = (): void => {\n  Promise.resolve(1);\n};\n",
    "no-floating-promises",
  ],
  [
    "missing-case",
    'export const f = (x: "a" | "b"): number => {\n  switch (x) {\n    case "a":\n      return 1;\n  }\n  return 0;\n};\n',
    "switch-exhaustiveness-check",
  ],
  ["to-do", `// TO${"DO"}: later\nexport const x = 1;\n`, "no-warning-comments"],
  ["ignored-error", `// @ts-${"ignore"}\nexport const x: number = "1";\n`, "ban-ts-comment"],
  ["CamelCase", "export const x = 1;\n", "filename-case"],
  ["long-file", `${lines(301, (i) => `export const x${i} = ${i};`)}\n`, "max-lines"],
  [
    "long-function",
    `export const f = (): void => {\n${lines(60, () => "  void 0;")}\n};\n`,
    "max-lines-per-function",
  ],
  [
    "cycle-a",
    'import { b } from "./cycle-b.ts";\nexport const a = (): unknown => b;\n',
    "no-cycle",
  ],
  [
    "cycle-b",
    'import { a } from "./cycle-a.ts";\nexport const b = (): unknown => a;\n',
    "no-cycle",
  ],
  [
    "idle-disable",
    "// oxlint-disable-next-line no-console -- it was needed once\nexport const x = 1;\n",
    "Unused ",
  ],
].map(([name, text, says]) => ({
  path: `packages/cli/src/${name}.ts`,
  text: text ?? "",
  says: says ?? "",
}));

const untidyTests: readonly Plant[] = [
  {
    path: "packages/cli/src/idle.test.ts",
    text: 'import { test } from "vitest";\n\ntest("x", () => {\n  void 0;\n});\n',
    says: "expect-expect",
  },
  {
    path: "packages/cli/src/focused.test.ts",
    text: testFile(`test.on${"ly"}`),
    says: "no-focused-tests",
  },
  {
    path: "packages/cli/src/skipped.test.ts",
    text: testFile(`test.sk${"ip"}`),
    says: "no-disabled-tests",
  },
  {
    path: "packages/scenario/src/no-edge.ts",
    text: value("Temporal.Instant.fromEpochMilliseconds(0)"),
    says: "marked edge",
  },
  {
    path: "packages/engine/src/timed.test.ts",
    text: "export const now = (): number => performance.now();\n",
    says: "wall time",
  },
  {
    path: "packages/engine/src/chancy.test.ts",
    text: "export const x = (): number => Math.random();\n",
    says: "Chance is keyed",
  },
];

/** The edge of the scenario package reads files; the rest of the list holds there too. */
const edgeFree = new Set(["node-module"]);

/** The paths at which one impure text is planted: every pure package, and the marked edge. */
const impurePaths = (name: string): string[] => [
  ...purePackages.map((pack) => `packages/${pack}/src/${name}.ts`),
  ...(edgeFree.has(name) ? [] : [`packages/scenario/src/edge/${name}.ts`]),
];

/** Each stands close to a planted fault and is allowed. */
const innocent: Readonly<Record<string, string>> = {
  "packages/scenario/src/edge/read-file.ts":
    'import { readFileSync } from "node:fs";\n\nexport const epoch = Temporal.Instant.fromEpochMilliseconds(0);\nexport const read = (path: string): string => readFileSync(path, "utf8");\n',
  "packages/engine/src/oracle.test.ts":
    'import { readFileSync } from "node:fs";\n\nexport const log = Math.log(2);\nexport const at = new Date(0);\nexport { readFileSync };\n',
  "packages/cli/src/clock.ts":
    "export const now = (): number => Date.now() + Math.log(2) + performance.now();\n",
  "packages/engine/src/exact.ts":
    'export const limit = 2 ** -32;\nconst names: ReadonlySet<string> = new Set(["a"]);\nexport const value = (x: number): number => Math.sqrt(Math.floor(x)) + names.size;\n',
  "packages/engine/src/date.field.ts":
    "export const value = (x: { Date: number }): number => x.Date;\n",
  "packages/cli/src/all-cases.ts":
    'export const f = (x: "a" | "b"): number => {\n  switch (x) {\n    case "a":\n      return 1;\n    case "b":\n      return 2;\n  }\n};\n',
  "packages/cli/src/by-default.ts":
    'export const f = (x: "a" | "b"): number => {\n  switch (x) {\n    case "a":\n      return 1;\n    default:\n      return 2;\n  }\n};\n',
  "packages/engine/src/property.test.ts":
    'import fc from "fast-check";\nimport { test } from "vitest";\n\ntest("x", () => {\n  fc.assert(fc.property(fc.nat(), (x) => x >= 0));\n});\n',
  "packages/cli/src/full-file.ts": `${lines(300, (i) => `export const x${i} = ${i};`)}\n`,
  "packages/cli/src/full-function.ts": `export const f = (): void => {\n${lines(58, () => "  void 0;")}\n};\n`,
  "packages/cli/src/chain-a.ts": 'export { b } from "./chain-b.ts";\n',
  "packages/cli/src/chain-b.ts": "export const b = 1;\n",
  "packages/cli/src/plain.test.ts": testFile("test"),
};

const files: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    impure.flatMap(([name, text]) => impurePaths(name).map((path) => [path, text])),
  ),
  ...Object.fromEntries([...untidy, ...untidyTests].map(({ path, text }) => [path, text])),
  ...innocent,
};
const workspace = plantedWorkspace(files);
afterAll(() => workspace[Symbol.dispose]());
const findings = findingsByFile();

test.for(impure)("the linter refuses %s in every pure package", ([name, , says]) => {
  for (const path of impurePaths(name)) {
    expect(findings.get(path) ?? [], path).toContainEqual(expect.stringContaining(says));
  }
});

test.for([...untidy, ...untidyTests])("the linter refuses $path", ({ path, says }) => {
  expect(findings.get(path) ?? []).toContainEqual(expect.stringContaining(says));
});

test.for(Object.keys(innocent))("the linter allows %s", (path) => {
  expect(findings.get(path) ?? []).toEqual([]);
});

function findingsByFile(): Map<string, string[]> {
  // Each path is named, since outside a git work tree oxlint would walk the installed modules.
  const { output } = workspace.run("oxlint", "--format=json", ...Object.keys(files));
  const report = JSON.parse(output.slice(output.indexOf("{"))) as {
    diagnostics: { filename: string; code?: string; message: string; help?: string }[];
  };
  const byFile = new Map<string, string[]>();
  for (const { filename, code, message, help } of report.diagnostics) {
    byFile.set(filename, [...(byFile.get(filename) ?? []), `${code}: ${message} ${help}`]);
  }
  return byFile;
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("\n");
}

function testFile(call: string): string {
  return `import { expect, test } from "vitest";\n\n${call}("one is one", () => {\n  expect(1).toBe(1);\n});\n`;
}
