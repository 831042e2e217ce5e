import { type Action, type Budgeted, costOf } from "./action.ts";
import { Coverage } from "./coverage.ts";
import type { RequestHost } from "./request-host.ts";
import { keyOf } from "./request-key.ts";
import { type RequestState, unbornRequest } from "./request-state.ts";
import { actionsOf, sideOf, stateAfter } from "./request-steps.ts";
import type { RuleMemory } from "./rule-memory.ts";
import { settled } from "./settled.ts";

/** One step that a request can take. */
export interface Step {
  readonly action: Action;
  /** Number of the state it leads to. */
  readonly to: number;
  readonly cost: Budgeted | null;
  /** The side whose contact point goes down with it, or comes up again, or null. */
  readonly stops: "requesting" | "requested" | null;
  readonly restarts: "requesting" | "requested" | null;
  /** Numbers of the rules it violates. */
  readonly violated: readonly string[];
}

/**
 * The states of one request and the steps between them, worked out when first asked for. Requests of
 * one shape share it, since they touch one another only by faults.
 */
export class RequestGraph {
  readonly host: RequestHost;
  readonly rules: RuleMemory;
  readonly coverage: Coverage;
  /** Steps left out because they would put too many messages under way. */
  crowded = 0;
  readonly settles: boolean;
  readonly #states: RequestState[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #steps: (readonly Step[] | undefined)[] = [];
  readonly #leftOut = new Map<number, Action[]>();
  readonly #stops = new Map<number, number>();

  /** @param settles whether what can change nothing any more is left out of states */
  constructor(host: RequestHost, rules: RuleMemory, settles: boolean) {
    this.host = host;
    this.rules = rules;
    this.coverage = new Coverage();
    this.settles = settles;
    this.#numberOf(unbornRequest());
  }

  /** States known so far. */
  get size(): number {
    return this.#states.length;
  }

  state(number: number): RequestState {
    const state = this.#states[number];
    if (state === undefined) throw new Error(`there is no state ${number}`);
    return state;
  }

  stepsFrom(number: number): readonly Step[] {
    const known = this.#steps[number];
    if (known !== undefined) return known;
    const from = this.state(number);
    const steps: Step[] = [];
    for (const action of actionsOf(this.host, from)) {
      this.#add(steps, number, action);
      if (!("crash" in action)) continue;
      this.#add(steps, number, { ...action, crash: "before-send" });
      this.#add(steps, number, { ...action, crash: "after-send" });
    }
    this.#steps[number] = steps;
    return steps;
  }

  /** Steps left out because they would put too many messages under way. */
  leftOutFrom(number: number): readonly Action[] {
    this.stepsFrom(number);
    return this.#leftOut.get(number) ?? [];
  }

  /** The state after the contact point of a side has stopped or come up again without a step. */
  turned(number: number, side: "requesting" | "requested", kind: "stop" | "restart"): number {
    const key = number * 4 + (side === "requesting" ? 0 : 1) + (kind === "stop" ? 0 : 2);
    const known = this.#stops.get(key);
    if (known !== undefined) return known;
    const after = stateAfter(this.host, this.state(number), { kind, side });
    const to = this.#numberOf(after ?? this.state(number));
    this.#stops.set(key, to);
    return to;
  }

  #add(steps: Step[], number: number, action: Action): void {
    const from = this.state(number);
    const after = stateAfter(this.host, from, action);
    if (after === null) return;
    const { facts, shape } = this.host;
    if (messagesOf(after) > Math.max(shape.underWay, messagesOf(from))) {
      this.crowded++;
      const others = this.#leftOut.get(number);
      if (others === undefined) this.#leftOut.set(number, [action]);
      else others.push(action);
      return;
    }
    const judged = this.rules.advance(from.memory, facts, after.hold?.context.now ?? 0);
    after.memory = judged.memory;
    this.coverage.add(facts);
    const side = sideOf(from, action);
    const crashes = "crash" in action && action.crash !== null;
    steps.push({
      action,
      to: this.#numberOf(after),
      cost: costOf(action),
      stops: crashes || action.kind === "stop" ? side : null,
      restarts: action.kind === "restart" ? side : null,
      violated: judged.violated,
    });
  }

  #numberOf(state: RequestState): number {
    const kept = this.settles ? settled(this.host, state) : state;
    const key = keyOf(kept);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#states.length;
    this.#states.push(kept);
    this.#numbers.set(key, number);
    return number;
  }
}

function messagesOf(state: RequestState): number {
  return state.underWay.reduce((sum, { copies, later }) => sum + copies + later, 0);
}
