import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { consolePages } from "./console-pages.ts";

/** What all pages together may be, in bytes as they are sent. */
const ALL_MOST = 150 * 1_024;

test("All pages together are at most 150 KB as they are sent", async () => {
  const folder = await consolePages();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name)));
  const bytes = files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(ALL_MOST);
});
