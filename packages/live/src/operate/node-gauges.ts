import type { Instant } from "@contactpoint/engine";
import { requestedMachine, requestingMachine } from "@contactpoint/protocol";
import type { MetricName } from "./metric-list.ts";
import type { Instruments } from "./instruments.ts";

/** How things stand at a node, read when Prometheus asks. Instants are milliseconds since 1970. */
export interface NodeReadings {
  readonly connections: number;
  /** `oldest`: when the oldest frame without a receipt entered; null if none waits. */
  readonly outbox: { readonly frames: number; readonly oldest: number | null };
  /** Tasks waiting at the desk. */
  readonly tasks: number;
  /** Open requests by side and the dotted path of the machine's state. */
  readonly requests: readonly {
    readonly side: "requesting" | "requested";
    readonly state: string;
    readonly count: number;
  }[];
  readonly exerciseClock: Instant;
  readonly register: { readonly version: number; readonly issuedAt: number };
  /** The real instant of the last commit; null if there was none yet. */
  readonly lastCommit: number | null;
}

/** The gauges of all nodes of a process. */
export class NodeGauges {
  readonly #nodes = new Map<string, () => NodeReadings>();
  readonly #instruments: Instruments;
  readonly #now: () => number;
  readonly #states = {
    requesting: statesOf(requestingMachine),
    requested: statesOf(requestedMachine),
  };

  constructor(instruments: Instruments, now: () => number) {
    this.#instruments = instruments;
    this.#now = now;
  }

  /** @throws Error if the node is there already: its series would mix with those of the other. */
  add(node: string, read: () => NodeReadings): void {
    if (this.#nodes.has(node)) throw new Error(`node ${node} has metrics already`);
    this.#nodes.set(node, read);
  }

  /** Sets every gauge to what its node says now. */
  read(): void {
    for (const [node, read] of this.#nodes) this.#show(node, read());
  }

  #show(node: string, at: NodeReadings): void {
    const now = this.#now();
    const set = (name: MetricName<"gauge">, value: number): void =>
      this.#instruments.gauge(name).set({ node }, value);
    set("contactpoint_open_connections", at.connections);
    set("contactpoint_outbox_frames", at.outbox.frames);
    set("contactpoint_outbox_oldest_seconds", secondsBetween(at.outbox.oldest ?? now, now));
    set("contactpoint_queue_tasks", at.tasks);
    set("contactpoint_exercise_timestamp_seconds", at.exerciseClock / 1000);
    set("contactpoint_register_version", at.register.version);
    set("contactpoint_register_age_seconds", secondsBetween(at.register.issuedAt, now));
    set("contactpoint_last_commit_timestamp_seconds", (at.lastCommit ?? 0) / 1000);
    this.#showRequests(node, at.requests);
  }

  /** States without a request show 0, or the last count would stand for ever. */
  #showRequests(node: string, requests: NodeReadings["requests"]): void {
    const gauge = this.#instruments.gauge("contactpoint_open_requests");
    for (const [side, states] of Object.entries(this.#states)) {
      for (const state of states) gauge.set({ node, side, state }, 0);
    }
    for (const { side, state, count } of requests) {
      if (!this.#states[side].has(state)) throw new Error(`no state ${state} of ${side} machines`);
      gauge.inc({ node, side, state }, count);
    }
  }
}

interface Machine {
  readonly tree: { readonly leaves: readonly { readonly path: string; readonly final: boolean }[] };
}

/** A request in a final state is no longer open. */
function statesOf({ tree }: Machine): ReadonlySet<string> {
  return new Set(tree.leaves.filter(({ final }) => !final).map(({ path }) => path));
}

/** Clocks of machines differ: an instant ahead of this one counts as now. */
function secondsBetween(from: number, to: number): number {
  return Math.max(0, to - from) / 1000;
}
