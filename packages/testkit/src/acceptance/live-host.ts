import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { ExerciseClock, LiveNetwork } from "@contactpoint/live";
import { NodeStore } from "@contactpoint/live/store";
import {
  type JournalRecord,
  PROTOCOL_VERSION,
  type ResolvedScenario,
} from "@contactpoint/protocol";
import type { HostUnderTest, PlayedJournal } from "./behaviour.ts";

export interface LiveHostOptions {
  readonly order: "exact" | "free";
  /** `free` only: real milliseconds that a scenario takes, whatever its clock says. */
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
  const inTurn = oneAfterAnother();
  return {
    name: nameOf(options),
    order,
    get kills() {
      return kills;
    },
    play: ({ resolved: scenario }) =>
      order === "exact"
        ? playAt(scenario, Infinity, 0)
        : undisturbed(lastsMs, (ms) => playAt(scenario, lengthOf(scenario) / ms, ms * HEAD_START)),
  };

  async function playAt(
    scenario: ResolvedScenario,
    rate: number,
    headStartMs: number,
  ): Promise<PlayedJournal & { readonly isOnTime: boolean }> {
    const journal: JournalRecord[] = [];
    const sink = (record: JournalRecord): void => {
      journal.push(record);
      if (killEvery === 0 || journal.length % killEvery > 0) return;
      if (open.network.links.killRandomSocket(random)) kills += 1;
    };
    const { open, isOnTime } = await inTurn(async () => {
      const startedAt = now() + headStartMs;
      const opened = await openNetwork(scenario, { rate, startedAt, now, sink });
      return { open: opened, isOnTime: now() <= startedAt };
    });
    try {
      await open.network.run(new AbortController().signal);
    } finally {
      await open.close();
    }
    return { journal, isOnTime };
  }
}

/** Opening is the busiest part of a play: many at once would make one another late. */
function oneAfterAnother(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => null);
    return done;
  };
}

/**
 * Plays a scenario, and plays it again more slowly if this process did not get round to its work
 * in time, or had opened its network too late: at a high rate a tenth of a second is hours of an
 * exercise, and what is late then says nothing of the host.
 *
 * @throws Error if the machine is too busy for the slowest play
 */
async function undisturbed<T extends { readonly isOnTime: boolean }>(
  lastsMs: number,
  play: (lastsMs: number) => Promise<T>,
): Promise<T> {
  for (let ms = lastsMs; ms <= lastsMs * SLOWEST; ms *= 2) {
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const played = await play(ms);
    delay.disable();
    if (played.isOnTime && delay.max / NANOSECONDS < ms * LATE_SHARE) return played;
  }
  throw new Error("this machine is too busy to play anything at a high rate");
}

const SLOWEST = 8;
/** Part of a play for which its clock stands still, until the ports are open. */
const HEAD_START = 0.1;
/** Shorter by far than any wait of the scenarios is against their length. */
const LATE_SHARE = 0.04;
const NANOSECONDS = 1e6;

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
  /** When the exercise clock begins to run, in real milliseconds since the Unix epoch. */
  readonly startedAt: number;
  readonly now: () => number;
  readonly sink: (record: JournalRecord) => void;
}

async function openNetwork(
  resolved: ResolvedScenario,
  { rate, startedAt, now, sink }: OpenOptions,
): Promise<OpenNetwork> {
  const { id, seed, marking, clock } = resolved;
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
