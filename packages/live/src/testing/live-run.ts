import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { ExerciseClock, LiveNetwork, type NetworkOptions } from "../host/index.ts";
import { NodeStore } from "../store/index.ts";

export interface LiveRunOptions extends Partial<
  Pick<
    NetworkOptions,
    | "portals"
    | "limits"
    | "onIncident"
    | "observer"
    | "people"
    | "recalled"
    | "clock"
    | "storesBeside"
  >
> {
  /** `exact`: in the simulator's order; a number: free, so many exercise seconds in a real second. */
  readonly order: "exact" | number;
  /** Ends the run; `lines` so far. */
  readonly until?: (lines: readonly string[]) => boolean;
  /** Called with every record. */
  readonly onRecord?: (record: JournalRecord, network: LiveNetwork) => void;
}

/** A network in one process whose store outlives its runs. */
export class LiveBench implements Disposable {
  readonly scenario: ResolvedScenario;
  readonly file: string;
  readonly #folder = mkdtempSync(join(tmpdir(), "contactpoint-live-"));

  constructor(scenario: ResolvedScenario) {
    this.scenario = scenario;
    this.file = join(this.#folder, "network.db");
  }

  /** Runs the network from where its store stands. @returns the whole journal, a line a record */
  async run({ order, until = () => false, onRecord, ...more }: LiveRunOptions): Promise<string[]> {
    const { scenario } = this;
    const lines: string[] = [];
    const stop = new AbortController();
    using store = this.openStore();
    const rate = order === "exact" ? Infinity : order;
    const sink = (record: JournalRecord): void => {
      lines.push(JSON.stringify(record));
      onRecord?.(record, network);
      if (until(lines)) stop.abort();
    };
    const network = await LiveNetwork.open({
      scenario,
      exercise: {
        scenario: scenario.id,
        content_hash: CONTENT,
        seed: scenario.seed,
        marking: scenario.marking,
        started_at: 0,
        rate: Number.isFinite(rate) ? rate : 1,
      },
      clock: new ExerciseClock({
        start: scenario.clock.start,
        startedAt: Date.now(),
        rate,
        now: Date.now,
      }),
      store,
      secret: new Uint8Array(32).fill(7),
      keepsOrder: order === "exact",
      sinks: [sink],
      now: Date.now,
      ...more,
    });
    try {
      await network.run(stop.signal);
    } finally {
      await network.close();
    }
    return lines;
  }

  openStore(): NodeStore {
    return NodeStore.open(this.file, {
      run: { content_hash: CONTENT, seed: this.scenario.seed, protocol: "1.0.0" },
      kek: new Uint8Array(32).fill(1),
    });
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true });
  }
}

const CONTENT = "0".repeat(64);
