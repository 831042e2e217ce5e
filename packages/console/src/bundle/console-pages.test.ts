import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { consolePages } from "./console-pages.ts";

/** What all pages together may be in one language, in bytes as they are sent. */
const ALL_MOST = 150 * 1_024;

test("All pages together are at most 150 KB in any one language as they are sent", async () => {
  const folder = await consolePages();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const { length } = gzipSync(readFileSync(join(parentPath, name)), { level: 9 });
      return { length, isLanguage: /-texts-/.test(name) };
    });
  const languages = files.filter(({ isLanguage }) => isLanguage).map(({ length }) => length);
  expect(languages).toHaveLength(5);
  const shared = files.filter(({ isLanguage }) => !isLanguage);
  const bytes = shared.reduce((sum, { length }) => sum + length, Math.max(...languages));
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(ALL_MOST);
});
