// Prints, as JSON, SHA-256 digests of the journals of some seeds and what this process is:
// node packages/testkit/determinism/journal-hashes.ts FIRST_SEED COUNT
import { createHash } from "node:crypto";

import { DocumentResolver } from "@contactpoint/scenario";
import { journalLines, machineCompiler } from "@contactpoint/simulator";

import { Hunter } from "../src/hunt/hunter.ts";
import { type Around, runTrial } from "../src/trial/index.ts";
import type { HashList } from "./hash-list.ts";
import { trapped } from "./trapped.ts";

const [first = 0, count = 1] = process.argv.slice(2).map(Number);
const resolver = new DocumentResolver();
const interpret = machineCompiler();
const hunter = new Hunter({ seed: 20_270_101 });
const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
const list: HashList = {
  node: process.versions.node,
  tz_data: process.versions["tz"] ?? "unknown",
  locale,
  timeZone,
  hashes: Array.from({ length: count }, (_, index) => journalHash(first + index)),
};
process.stdout.write(JSON.stringify(list));

/** Of a scenario drawn from the seed. Resolving it reads calendars; the run itself is trapped. */
function journalHash(seed: number): string {
  const resolved = resolver.resolve(hunter.document(seed));
  if ("problems" in resolved) throw new Error(`seed ${seed} draws no sound scenario`);
  const hash = createHash("sha256");
  const lines = journalLines((chunk) => hash.update(chunk));
  const around: Around = (host) => ({ ...host, interpret });
  trapped(() => runTrial(resolved.scenario, { around, onRecord: lines }));
  lines.end();
  return hash.digest("hex");
}
