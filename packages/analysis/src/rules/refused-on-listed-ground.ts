import { INSTRUMENT_RULES, VOLUNTARY, groundStands } from "@contactpoint/protocol";
import type { InstrumentBasis } from "@contactpoint/protocol";
import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { JudgedScenario, ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { ALL_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const refusedOnListedGround: RuleOf<"sent"> = {
  id: "refused-on-listed-ground",
  number: "S14",
  kind: "safety",
  level: "core",
  statement:
    "A refusal gives reasons and names a ground that the instrument lists and the case bears out; dual criminality only under a reservation, for an offence outside the convention.",
  law: articles(
    "UN-42.4",
    "UN-42.5",
    "UN-42.6",
    "UN-40.25",
    "BC-29.3",
    "BC-29.4",
    "BC-29.5",
    "BC-27.7",
  ),
  observes: ["sent"],
  holdsUnder: ALL_FAULTS,
  afterEnd: false,
  observer: ({ scenario }) => new RefusalObserver(scenario),
};

class RefusalObserver implements ObserverOf<"sent"> {
  readonly #finding = new Finding();
  readonly #bases: ReadonlyMap<string, InstrumentBasis>;
  /** States that made the reservation. */
  readonly #reserving: ReadonlySet<string>;

  constructor(scenario: JudgedScenario) {
    this.#bases = new Map(scenario.instruments.map(({ id, basis }) => [id, basis]));
    this.#reserving = new Set(
      scenario.states
        .filter(({ law }) => scenario.laws[law]?.dual_criminality_reservation === true)
        .map(({ id }) => id),
    );
  }

  on(record: RecordOf<"sent">, line: number, file: RequestFile): void {
    // Nobody lists grounds for what a provider may do or leave.
    if (record.type !== "refusal" || record.instrument === VOLUNTARY) return;
    this.#finding.checked += 1;
    if ((record.body?.reasons ?? "") === "") {
      this.#finding.violated("it gives no reasons", record, line);
    }
    const { need } = file;
    const basis = this.#bases.get(record.instrument);
    const ground = record.body?.ground;
    if (ground === undefined) {
      this.#finding.violated("it names no ground", record, line);
      return;
    }
    // A network closes no list: where none binds the pair, any reasoned ground will do.
    if (basis === undefined) return;
    const listed = INSTRUMENT_RULES[basis].preservation_grounds.find(
      (rule) => rule.ground === ground,
    );
    if (listed === undefined) {
      this.#finding.violated(`${basis} does not list ${ground}`, record, line);
    } else if (need !== undefined) {
      const reserves = this.#reserving.has(record.from);
      if (groundStands(listed, need.record.circumstances, reserves)) return;
      this.#finding.violated(`the case does not bear out ${ground}`, record, line, need);
    }
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}
