import { Finding } from "./finding.ts";
import { isFinal } from "./message-roles.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, PublishedTransition, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS } from "./rule.ts";
import type { JournalLine, Verdict } from "./verdict.ts";

export const publishedTransitionsOnly: RuleOf<"state"> = {
  id: "published-transitions-only",
  number: "S12",
  kind: "safety",
  level: "core",
  statement:
    "Only transitions of the published table occur, and each starts where the one before it ended.",
  law: [],
  observes: ["state"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: true,
  observer: ({ transitions }) => new TransitionObserver(transitions),
};

/** Machine, then state, then event, then the states it may lead to. */
type Table = Map<string, Map<string, Map<string, string[]>>>;
type Step = JournalLine<RecordOf<"state">>;

class TransitionObserver implements ObserverOf<"state"> {
  readonly #finding = new Finding();
  readonly #table: Table = new Map();
  readonly #desks = new Map<string, Step>();
  /** Last steps of the open machines: requesting, requested, then the holds by item. */
  readonly #requests = new Map<RequestFile, (Step | undefined)[]>();

  constructor(transitions: readonly PublishedTransition[]) {
    for (const { machine, from, event, to } of transitions) {
      const states = entryOf(this.#table, machine, () => new Map<string, Map<string, string[]>>());
      const events = entryOf(states, from, () => new Map<string, string[]>());
      entryOf(events, event, () => []).push(to);
    }
  }

  on(record: RecordOf<"state">, line: number, file: RequestFile): void {
    if (this.#table.size === 0) return;
    this.#finding.checked += 1;
    const before = this.#replaceStep(record, line, file);
    if (before !== undefined && before.record.to !== record.from) {
      this.#finding.violated("it starts where the machine was not", record, line, before);
    }
    const targets = this.#table.get(record.machine)?.get(record.from)?.get(record.event);
    if (targets?.includes(record.to) === true) return;
    this.#finding.violated("no published transition is like it", record, line);
  }

  /** Puts the step in place of the machine's last one, and returns that. */
  #replaceStep(record: RecordOf<"state">, line: number, file: RequestFile): Step | undefined {
    const step = { line, record };
    if (record.machine === "desk") {
      const before = this.#desks.get(record.node);
      this.#desks.set(record.node, step);
      return before;
    }
    const steps = entryOf(this.#requests, file, () => []);
    const place = placeOf(record);
    const before = steps[place];
    steps[place] = isFinal(record.machine, record.to) ? undefined : step;
    if (steps.every((open) => open === undefined)) this.#requests.delete(file);
    return before;
  }

  verdict(): Verdict {
    if (this.#table.size > 0) return this.#finding.safety();
    return { verdict: "undecided", checked: 0, reason: "no published table was given" };
  }
}

function placeOf(record: RecordOf<"state">): number {
  if (record.machine === "requesting") return 0;
  if (record.machine === "requested") return 1;
  return 2 + (record.item ?? 0);
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
