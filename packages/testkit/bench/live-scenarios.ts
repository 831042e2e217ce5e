// Plays every scenario of a folder over sockets, in the simulator's order and as fast as it goes,
// once undisturbed and once with connections broken at random, and compares the journals with the
// simulator's, byte for byte. Ends with 1 if one differs.
// Run: node packages/testkit/bench/live-scenarios.ts [FILE...]
import { createHash } from "node:crypto";
import { globSync } from "node:fs";
import { simulatedOnly } from "@contactpoint/protocol";
import { readScenario } from "@contactpoint/scenario";
import { liveHost, simulatorHost, type HostUnderTest } from "../src/index.ts";

/** Records of the journal between two broken connections: some dozens of frames. */
const KILL_EVERY = 500;

const given = process.argv.slice(2);
const files = given.length > 0 ? given : globSync("scenarios/*.yaml").toSorted();
const killing = liveHost({ order: "exact", killEvery: KILL_EVERY });
let differing = 0;
for (const file of files) {
  const read = readScenario(file);
  if ("problems" in read) throw new Error(`${file} has problems`);
  const feature = simulatedOnly(read.scenario, "together");
  if (feature !== null) {
    console.log(`left out  ${file}: only the simulator knows ${feature}`);
    continue;
  }
  const scenario = { path: file, resolved: read.scenario };
  const wanted = await played(simulatorHost(), scenario);
  for (const host of [liveHost({ order: "exact" }), killing]) {
    const broken = killing.kills;
    const begun = performance.now();
    const found = await played(host, scenario);
    const seconds = (performance.now() - begun) / 1000;
    const isSame = found.digest === wanted.digest;
    if (!isSame) differing++;
    console.log(
      `${isSame ? "same     " : "DIFFERENT"} ${file}: ${found.records} records, ${found.sent} messages, ${seconds.toFixed(1)} s, ${killing.kills - broken} connections broken`,
    );
  }
}
process.exitCode = differing === 0 ? 0 : 1;

interface Played {
  readonly digest: string;
  readonly records: number;
  readonly sent: number;
}

async function played(
  host: HostUnderTest,
  scenario: Parameters<HostUnderTest["play"]>[0],
): Promise<Played> {
  const { journal } = await host.play(scenario);
  const hash = createHash("sha256");
  for (const record of journal) hash.update(JSON.stringify(record));
  return {
    digest: hash.digest("hex"),
    records: journal.length,
    sent: journal.filter(({ kind }) => kind === "sent").length,
  };
}
