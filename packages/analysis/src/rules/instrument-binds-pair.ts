import { ASSISTANCE, VOLUNTARY } from "@contactpoint/protocol";
import type { ClockSkew } from "./clock-skew.ts";
import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { JudgeContext, JudgedScenario, ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { ALL_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

/** Joins the names of the networks of a route that has a State of both in its middle. */
const CHAINED = "+";

export const instrumentBindsPair: RuleOf<"sent"> = {
  id: "instrument-binds-pair",
  number: "N02",
  kind: "safety",
  level: "core",
  statement:
    "A message rests on an instrument that binds both ends on that day, or on a network of which both are members; on a chain of networks, each hop lies within one of them. A hub that itself has something to say of a request need not be bound. Who asks a provider for its free will, or assistance by some treaty, rests on neither.",
  law: articles("UN-65", "UN-65.2", "BC-36.4"),
  observes: ["sent"],
  holdsUnder: ALL_FAULTS,
  afterEnd: true,
  observer: (context) => new BasisObserver(context),
};

class BasisObserver implements ObserverOf<"sent"> {
  readonly #finding = new Finding();
  /** Per instrument or network, the first instant each State is bound by it or a member of it. */
  readonly #boundFrom = new Map<string, ReadonlyMap<string, number>>();
  readonly #networks: JudgedScenario["networks"];
  readonly #skew: ClockSkew;
  /** Members of the networks of a chain, by its name. */
  readonly #chains = new Map<string, readonly (readonly string[])[]>();

  constructor({ scenario, skew }: JudgeContext) {
    this.#skew = skew;
    this.#networks = scenario.networks;
    for (const [name, members] of Object.entries(scenario.networks)) {
      this.#boundFrom.set(name, new Map(members.map((state) => [state, -Infinity])));
    }
    for (const { id, bound_from } of scenario.instruments) {
      this.#boundFrom.set(id, new Map(Object.entries(bound_from)));
    }
  }

  on(record: RecordOf<"sent">, line: number, { hubs }: RequestFile): void {
    if (record.instrument === VOLUNTARY || record.instrument === ASSISTANCE) return;
    this.#finding.checked += 1;
    const boundFrom = this.#boundFrom.get(record.instrument);
    const { from, to, instrument } = record;
    // Whose clock is ahead takes the day for come.
    const at = record.at + this.#skew.most(from, record.at);
    if (boundFrom === undefined && instrument.includes(CHAINED)) {
      this.#checkChain(record, line);
    } else {
      // Whether hubs must be bound is for the topology to say, which then chooses other ways.
      const unbound = [from, to].find(
        (end) => (boundFrom?.get(end) ?? Infinity) > at && !hubs.includes(end),
      );
      if (unbound !== undefined) {
        this.#finding.violated(`it does not bind ${unbound}`, record, line);
      }
    }
  }

  #checkChain(record: RecordOf<"sent">, line: number): void {
    const { route, instrument } = record;
    let chain = this.#chains.get(instrument);
    if (chain === undefined) {
      chain = instrument.split(CHAINED).map((name) => this.#networks[name] ?? []);
      this.#chains.set(instrument, chain);
    }
    for (const [hop, a] of route.slice(0, -1).entries()) {
      const b = route[hop + 1];
      if (b === undefined) continue;
      if (chain.some((members) => members.includes(a) && members.includes(b))) continue;
      this.#finding.violated(`no network of the chain has ${a} and ${b}`, record, line);
      return;
    }
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}
