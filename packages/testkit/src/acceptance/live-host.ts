import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ExerciseClock, LiveNetwork } from "@contactpoint/live";
import { NodeStore } from "@contactpoint/live/store";
import {
  type JournalRecord,
  PROTOCOL_VERSION,
  type ResolvedScenario,
} from "@contactpoint/protocol";
import type { HostUnderTest } from "./behaviour.ts";
import { PatientClock } from "./patient-clock.ts";

export interface LiveHostOptions {
  readonly order: "exact" | "free";
  /** `free` only: real milliseconds that a scenario takes, and more where this process is busy. */
  readonly lastsMs?: number;
  /** Breaks a connection, drawn at random, after each so many records of the journal. */
  readonly killEvery?: number;
  /** Draws the connections to break; a number from 0 up to 1. */
  readonly random?: () => number;
  /** Real milliseconds since the Unix epoch. */
  readonly now?: () => number;
}

/** What one play of a live network came to. */
export interface LiveHost extends HostUnderTest {
  /** Connections broken so far, in all plays. */
  readonly kills: number;
}

const LASTS_MS = 4_000;

/** All contact points in one process, over real WebSockets on loopback, with stores on disk. */
export function liveHost(options: LiveHostOptions): LiveHost {
  const {
    order,
    killEvery = 0,
    random = Math.random,
    lastsMs = LASTS_MS,
    now = Date.now,
  } = options;
  let kills = 0;
  return {
    name: nameOf(options),
    order,
    get kills() {
      return kills;
    },
    play: async ({ resolved: scenario }) => {
      const journal: JournalRecord[] = [];
      using clock = new PatientClock(now);
      const open = await openNetwork(scenario, {
        rate: order === "exact" ? Infinity : lengthOf(scenario) / lastsMs,
        now: () => clock.now(),
        sink: (record) => {
          journal.push(record);
          if (killEvery === 0 || journal.length % killEvery > 0) return;
          if (open.network.links.killRandomSocket(random)) kills += 1;
        },
      });
      clock.start();
      try {
        await open.network.run(new AbortController().signal);
      } finally {
        await open.close();
      }
      return { journal };
    },
  };
}

function nameOf({ order, killEvery = 0 }: LiveHostOptions): string {
  const how = order === "exact" ? "in the simulator's order" : "in free order";
  return `A live network ${how}${killEvery === 0 ? "" : ", its sockets killed at random"}`;
}

function lengthOf({ clock }: ResolvedScenario): number {
  return clock.end - clock.start;
}

interface OpenNetwork {
  readonly network: LiveNetwork;
  close(): Promise<void>;
}

interface OpenOptions {
  readonly rate: number;
  readonly now: () => number;
  readonly sink: (record: JournalRecord) => void;
}

async function openNetwork(
  resolved: ResolvedScenario,
  { rate, now, sink }: OpenOptions,
): Promise<OpenNetwork> {
  const { id, seed, marking, clock } = resolved;
  const startedAt = now();
  const contentHash = createHash("sha256").update(JSON.stringify(resolved)).digest("hex");
  const folder = mkdtempSync(join(tmpdir(), "contactpoint-live-"));
  const store = NodeStore.open(join(folder, "nodes.db"), {
    run: { content_hash: contentHash, seed, protocol: PROTOCOL_VERSION },
    kek: randomBytes(SECRET_BYTES),
  });
  const network = await LiveNetwork.open({
    scenario: resolved,
    exercise: {
      scenario: id,
      content_hash: contentHash,
      seed,
      marking,
      started_at: startedAt,
      rate: rate === Infinity ? 1 : rate,
    },
    clock: new ExerciseClock({ start: clock.start, startedAt, rate, now }),
    store,
    keepsOrder: rate === Infinity,
    sinks: [sink],
    secret: randomBytes(SECRET_BYTES),
    limits: IMPATIENT,
    now,
  });
  return {
    network,
    close: async () => {
      try {
        await network.close();
      } finally {
        store.close();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** Peers in this process need not be spared, nor waited for when the play is over. */
const IMPATIENT = { resend_base_ms: 5, resend_cap_ms: 100, farewell_ms: 100 };
const SECRET_BYTES = 32;
