// Kills node processes of a live network with signal 9 at random instants under load, some of them
// again while they recover, lets what is under way come to its end and compares what the nodes left with
// what they had told one another and with a run that nobody disturbed. The nodes speak over mutual
// TLS on loopback and follow the register of a secretariat.
//
//   node packages/live/bench/kill-nodes.ts [KILLS] [--fault receipt-first | forget-outbox | deaf-to-repetitions]
//
// Ends with 1 at the first exercise with a difference. A planted fault must end so.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { randomInt } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";

import {
  type JournalRecord,
  PROTOCOL_VERSION,
  type ResolvedScenario,
} from "@contactpoint/protocol";
import { readScenario } from "@contactpoint/scenario";
import { NodeStore } from "../src/store/index.ts";
import { LiveBench } from "../src/testing/live-run.ts";
import {
  registeredStates,
  Secretariat,
  SecretariatFolder,
  writeCredentials,
} from "../src/trust/index.ts";
import { type Evidence, examine, isSettled } from "./node-evidence.ts";
import { type FleetOptions, freePorts, KillableNode, NodeFailed } from "./node-fleet.ts";

/** Exercise seconds in a real second. */
const RATE = 7_200;
const NEEDS_A_SECOND = 20;
const KILLS_AN_EXERCISE = 50;
/** A restart takes about half a second of one core. */
const KILLS_A_SECOND = 1;
/** Real seconds in which nodes come up before the exercise starts. */
const BEFORE_S = 2;
/** Real seconds after the last need: kills that took longer, and what is under way to its end. */
const AFTER_S = 60;
const LATE_KILLS_S = 30;
const LOOK_MS = 200;
/** Nothing new for so long: nothing more will come. A link tries again within less. */
const QUIET_MS = 6_000;
const PAUSE_MOST_MS = 500;
const RECOVERY_MS = 300;
const KILLED_AGAIN_SHARE = 3;

/** What is left of an exercise in which a node failed. */
const NOTHING = { messages: 0, frames: 0, inputs: 0, orders: 0, auditEntries: 0, rules: "none" };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { fault: { type: "string" } },
});
await killOften(Number(positionals[0] ?? 300));
interface Exercise extends FleetOptions {
  readonly resolved: ResolvedScenario;
  readonly contentHash: string;
  /** Real instants between which nodes are killed. */
  readonly from: number;
  readonly until: number;
  /** Real instant at which the exercise is over. */
  readonly ends: number;
}

interface Kills {
  underLoad: number;
  inRecovery: number;
}

async function killOften(most: number): Promise<void> {
  const begun = performance.now();
  const kills: Kills = { underLoad: 0, inRecovery: 0 };
  while (kills.underLoad + kills.inRecovery < most) {
    const left = most - kills.underLoad - kills.inRecovery;
    const evidence = await oneExercise(Math.min(left, KILLS_AN_EXERCISE), kills);
    process.stdout.write(
      [
        `${evidence.messages} messages, ${evidence.frames} receipts, ${evidence.inputs} inputs`,
        `${evidence.orders} orders sent and answered, ${evidence.auditEntries} audit entries`,
        `${evidence.rules} rules hold\n`,
      ].join(", "),
    );
    for (const complaint of evidence.complaints.slice(0, 10))
      process.stdout.write(`difference: ${complaint}\n`);
    if (evidence.complaints.length === 0) continue;
    process.stdout.write(`${evidence.complaints.length} differences\n`);
    process.exitCode = 1;
    return;
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const { underLoad, inRecovery } = kills;
  process.stdout.write(
    `${underLoad + inRecovery} kills (${inRecovery} in recovery) in ${seconds} s: nothing lost, nothing twice\n`,
  );
}

async function oneExercise(most: number, kills: Kills): Promise<Evidence> {
  const folder = mkdtempSync(join(tmpdir(), "contactpoint-kill-nodes-"));
  try {
    const { exercise, secretariat } = await prepare(folder, most);
    const nodes = exercise.states.map((state) => new KillableNode(state, exercise));
    try {
      for (const node of nodes) node.start();
      const undisturbed = await undisturbedJournal(exercise.resolved);
      await killUntil(nodes, exercise, most, kills);
      await settle(nodes, exercise, undisturbed);
      const evidence = evidenceOf(nodes, exercise, undisturbed);
      if (evidence.complaints.length > 0 && values.fault === undefined)
        keepWhatIsLeft(exercise, undisturbed);
      return evidence;
    } finally {
      await Promise.allSettled(nodes.map((node) => node.kill()));
      await secretariat.close();
    }
  } catch (error) {
    if (error instanceof NodeFailed) return { ...NOTHING, complaints: [error.message] };
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function prepare(
  folder: string,
  kills: number,
): Promise<{ exercise: Exercise; secretariat: Secretariat }> {
  const seconds = Math.ceil(kills / KILLS_A_SECOND);
  const scenario = join(folder, "scenario.yaml");
  const pattern = readFileSync(join(import.meta.dirname, "kill-nodes.yaml"), "utf8");
  const hours = (real: number): string => `PT${(real * RATE) / 3_600}H`;
  writeFileSync(
    scenario,
    pattern
      .replace("DURATION", hours(seconds + AFTER_S))
      .replace("SPREAD", hours(seconds))
      .replace("NEEDS", String(seconds * NEEDS_A_SECOND)),
  );
  const found = readScenario(scenario);
  if ("problems" in found) throw new Error(JSON.stringify(found.problems));
  const { scenario: resolved, contentHash } = found;
  const states = resolved.states.map(({ id }) => id);
  const ports = await freePorts(states.length + 1);
  const now = Date.now();
  const startedAt = now + BEFORE_S * 1000;
  const credentials = join(folder, "credentials");
  const placeOf = (state: string) => ({
    host: "127.0.0.1",
    port: ports[states.indexOf(state) + 1] ?? 0,
  });
  await writeCredentials(credentials, {
    exercise: {
      scenario: resolved.id,
      content_hash: contentHash,
      seed: resolved.seed,
      marking: resolved.marking,
      started_at: startedAt,
      rate: RATE,
    },
    states: registeredStates(resolved),
    channels: Object.keys(resolved.channels),
    validity: { valid_from: now - 3_600_000, valid_until: now + 86_400_000 },
    placeOf,
    secretariat: placeOf("secretariat"),
  });
  const secretariat = await Secretariat.start(
    new SecretariatFolder(join(credentials, "secretariat")),
    placeOf("secretariat"),
  );
  const ends = startedAt + (seconds + AFTER_S) * 1000;
  const [from, until] = [startedAt, startedAt + (seconds + LATE_KILLS_S) * 1000];
  const fleet = { scenario, credentials, folder: join(folder, "nodes"), states };
  mkdirSync(fleet.folder);
  return {
    exercise: { ...fleet, fault: values.fault, resolved, contentHash, from, until, ends },
    secretariat,
  };
}

/** Kills nodes that are at work, each of them at once started again, while there is load. */
async function killUntil(
  nodes: readonly KillableNode[],
  { from, until }: Exercise,
  most: number,
  kills: Kills,
): Promise<void> {
  await pause(Math.max(0, from - Date.now()));
  for (let done = 0; done < most && Date.now() < until;) {
    await pause(randomInt(PAUSE_MOST_MS));
    const node = nodes[randomInt(nodes.length)];
    // A node that is killed before it has worked again would never work.
    if (node?.phase !== "ready" || !(await node.kill())) continue;
    kills.underLoad += 1;
    done += 1;
    node.start();
    if (done === most || randomInt(KILLED_AGAIN_SHARE) > 0) continue;
    await node.reached("recovering");
    await pause(randomInt(RECOVERY_MS));
    if (!(await node.kill())) continue;
    kills.inRecovery += 1;
    done += 1;
    node.start();
  }
}

/** For whoever looks for the cause. */
function keepWhatIsLeft({ folder }: Exercise, undisturbed: readonly JournalRecord[]): void {
  const kept = mkdtempSync(join(tmpdir(), "contactpoint-left-"));
  cpSync(folder, kept, { recursive: true });
  const lines = undisturbed.map((record) => `${JSON.stringify(record)}\n`);
  writeFileSync(join(kept, "undisturbed.jsonl"), lines.join(""));
  process.stdout.write(`what the nodes left is in ${kept}\n`);
}

/** Waits until nothing is left to do, nothing is done any more, or the exercise is over. */
async function settle(
  nodes: readonly KillableNode[],
  { ends }: Exercise,
  undisturbed: readonly JournalRecord[],
): Promise<void> {
  await Promise.all(nodes.map((node) => node.reached("ready")));
  const folders = nodes.map(({ folder }) => folder);
  let [written, since] = [0, Date.now()];
  while (Date.now() < Math.min(ends, since + QUIET_MS) && !isSettled(folders, undisturbed)) {
    await pause(LOOK_MS);
    const now = folders.reduce(
      (sum, folder) => sum + statSync(join(folder, "journal.jsonl")).size,
      0,
    );
    if (now > written) [written, since] = [now, Date.now()];
  }
  await Promise.all(nodes.map((node) => node.stop()));
}

async function undisturbedJournal(scenario: ResolvedScenario): Promise<readonly JournalRecord[]> {
  using bench = new LiveBench(scenario);
  return (await bench.run({ order: "exact" })).map((line) => JSON.parse(line) as JournalRecord);
}

function evidenceOf(
  nodes: readonly KillableNode[],
  { states, resolved, contentHash }: Exercise,
  undisturbed: readonly JournalRecord[],
): Evidence {
  using stack = new DisposableStack();
  const remains = nodes.map(({ folder }, index) => ({
    state: states[index] ?? "",
    folder,
    store: stack.use(
      NodeStore.open(join(folder, "node.db"), {
        run: { content_hash: contentHash, seed: resolved.seed, protocol: PROTOCOL_VERSION },
        kek: { file: join(folder, "kek") },
      }),
    ),
  }));
  return examine(resolved, remains, undisturbed);
}
