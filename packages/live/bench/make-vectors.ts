// Writes the published test vectors of the wire, packages/live/vectors/*.json. A test compares the
// files with what the code computes. Run: node packages/live/bench/make-vectors.ts && pnpm format
import { mkdirSync, writeFileSync } from "node:fs";
import { wireVectors } from "../src/testing/wire-vectors.ts";

const folder = new URL("../vectors/", import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, content] of Object.entries(await wireVectors())) {
  writeFileSync(new URL(name, folder), `${JSON.stringify(content, null, 2)}\n`);
}
