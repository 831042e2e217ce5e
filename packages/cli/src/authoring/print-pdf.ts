import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";

/** Where Chromium usually stands; `CHROMIUM` names another. */
const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** @throws Failure 69 if there is no Chromium */
export function findChromium(): string {
  const named = process.env["CHROMIUM"];
  const found =
    named === undefined || named === "" ? PLACES.find((path) => existsSync(path)) : named;
  if (found !== undefined && existsSync(found)) return found;
  throw new Failure(
    EXIT.unavailable,
    "there is no Chromium to print with; install one, name it by CHROMIUM, or print the pages from a browser",
  );
}

/** Prints a page of this machine to a PDF. @throws Failure 69 if Chromium does not */
export async function printPdf(chromium: string, page: string, pdf: string): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), "contactpoint-print-"));
  // As root Chromium runs only without its sandbox; the pages hold no script and load nothing.
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const words = [
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    `--user-data-dir=${profile}`,
    "--no-pdf-header-footer",
    `--print-to-pdf=${resolve(pdf)}`,
    ...asRoot,
    pathToFileURL(resolve(page)).href,
  ];
  const { promise, resolve: done, reject } = Promise.withResolvers<number | null>();
  spawn(chromium, words, { stdio: "ignore" })
    .on("error", ({ message }) => reject(new Failure(EXIT.unavailable, message)))
    .on("close", done);
  try {
    const code = await promise;
    if (code !== 0 || !existsSync(pdf))
      throw new Failure(EXIT.unavailable, `${chromium} printed no ${pdf} (code ${String(code)})`);
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
