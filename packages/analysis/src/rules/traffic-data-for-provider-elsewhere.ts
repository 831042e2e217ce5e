import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { JudgedScenario, ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { ALL_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const trafficDataForProviderElsewhere: RuleOf<"sent"> = {
  id: "traffic-data-for-provider-elsewhere",
  number: "S26",
  kind: "safety",
  level: "core",
  statement:
    "Traffic data are disclosed only to show the way to another provider, only if the provider asked named one in another State, and without content.",
  law: articles("UN-43.1", "BC-30.1"),
  observes: ["sent"],
  holdsUnder: ALL_FAULTS,
  afterEnd: false,
  observer: ({ scenario }) => new TrafficDataObserver(scenario),
};

class TrafficDataObserver implements ObserverOf<"sent"> {
  readonly #finding = new Finding();
  readonly #stateOf: ReadonlyMap<string, string>;

  constructor(scenario: JudgedScenario) {
    this.#stateOf = new Map(scenario.providers.map(({ id, state }) => [id, state]));
  }

  on(record: RecordOf<"sent">, line: number, file: RequestFile): void {
    if (record.type !== "traffic-data-disclosure") return;
    this.#finding.checked += 1;
    const order = record.item === undefined ? undefined : file.item(record.item).order;
    if (order?.record.answer !== "elsewhere") {
      this.#finding.violated("no provider had named another", record, line, order);
      return;
    }
    if (record.body?.content === true) {
      this.#finding.violated("it carries content", record, line);
    }
    const named = order.record.next_provider;
    if (named === undefined || named !== record.body?.next_provider) {
      this.#finding.violated(
        "it does not lead to the provider that was named",
        record,
        line,
        order,
      );
      return;
    }
    const state = this.#stateOf.get(named);
    if (state === record.from) {
      this.#finding.violated("the other provider is in the same State", record, line, order);
    } else if (record.body.next_state !== undefined && record.body.next_state !== state) {
      this.#finding.violated(
        "it names a State that the other provider is not in",
        record,
        line,
        order,
      );
    }
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}
