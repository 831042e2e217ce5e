import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The folder of the bundled pages. In a published package they are bundled already; from the sources
 * they are bundled on first use, and again when a source has changed.
 */
export async function consolePages(): Promise<string> {
  const here = dirname(fileURLToPath(import.meta.url));
  const shipped = join(here, "..", "..", "pages");
  if (existsSync(join(shipped, "index.html"))) return shipped;
  const sources = join(here, "..");
  const folder = join(here, "..", "..", "node_modules", ".cache", "pages", digestOf(sources));
  if (!existsSync(join(folder, "index.html"))) await bundle(sources, folder);
  return folder;
}

/** Bundles the pages into the folder that a published package has. */
export async function shipPages(): Promise<void> {
  const sources = join(dirname(fileURLToPath(import.meta.url)), "..");
  const shipped = join(sources, "..", "pages");
  rmSync(shipped, { recursive: true, force: true });
  await bundle(sources, shipped);
}

/** Bundles beside and renames, so that two processes at once do no harm. */
async function bundle(sources: string, folder: string): Promise<void> {
  const { build } = await import("vite");
  const beside = `${folder}.${process.pid}`;
  mkdirSync(dirname(folder), { recursive: true });
  await build({
    root: sources,
    base: "./",
    configFile: false,
    logLevel: "silent",
    build: {
      outDir: beside,
      emptyOutDir: true,
      target: "es2023",
      // Nothing is written into the page itself: its policy forbids that.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
  if (existsSync(folder)) rmSync(beside, { recursive: true });
  else renameSync(beside, folder);
}

/** Over names and contents of all sources. */
function digestOf(sources: string): string {
  const hash = createHash("sha256");
  const files = readdirSync(sources, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (const file of files) hash.update(file.slice(sources.length)).update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}
