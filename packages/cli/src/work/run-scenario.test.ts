import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

import { runScenario } from "./run-scenario.ts";

test("The folder being written is told of before there is one, so that no interrupt leaves it", () => {
  const bench = mkdtempSync(join(tmpdir(), "contactpoint-run-"));
  onTestFinished(() => rmSync(bench, { recursive: true }));
  const told: (readonly [exists: boolean, folder: string])[] = [];
  const { code } = runScenario(
    {
      kind: "run",
      scenario: fileURLToPath(new URL("../../../../scenarios/first-night.yaml", import.meta.url)),
      seed: undefined,
      out: join(bench, "night"),
      force: false,
      journal: "none",
      interpreter: "compiled",
      json: false,
      colour: false,
    },
    {
      seed: () => undefined,
      share: () => undefined,
      reached: () => undefined,
      scratch: (folder) => void told.push([existsSync(folder), folder]),
    },
  );
  expect(code).toBe(0);
  expect(told).toEqual([[false, expect.stringContaining(bench)]]);
});
