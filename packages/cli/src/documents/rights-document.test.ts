import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { withGeneratedBlocks } from "./generated-blocks.ts";
import { rightsBlocks } from "./rights-blocks.ts";

const PAGE = fileURLToPath(new URL("../../../../docs/exercises/facilitator.md", import.meta.url));
const read = (): string => readFileSync(PAGE, "utf8");

test("the facilitator's page says who may what as the service has it (UPDATE_DOCS=1 writes it)", () => {
  const written = withGeneratedBlocks(read(), rightsBlocks());
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(PAGE, written);
  expect(read()).toBe(written);
});
