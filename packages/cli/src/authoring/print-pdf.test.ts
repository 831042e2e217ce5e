import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, onTestFinished, test } from "vitest";

import { EXIT } from "../exit/exit-code.ts";
import { printPdf } from "./print-pdf.ts";

test("A Chromium that cannot be started is unavailable, and no fault of the program", async () => {
  const folder = mkdtempSync(join(tmpdir(), "contactpoint-print-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const chromium = join(folder, "chromium");
  writeFileSync(chromium, "", { mode: 0o600 });
  const printed = printPdf(chromium, join(folder, "page.html"), join(folder, "page.pdf"));
  await expect(printed).rejects.toMatchObject({
    code: EXIT.unavailable,
    message: expect.stringContaining(chromium),
  });
});
