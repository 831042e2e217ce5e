import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const existsWhenPreserved: RuleOf<"order"> = {
  id: "exists-when-preserved",
  number: "N01",
  kind: "safety",
  level: "core",
  statement: "Data are preserved or disclosed only if they existed when the provider acted.",
  law: articles("UN-42.1", "BC-29.1"),
  observes: ["order"],
  // A process that stands still hears of what was done only when it is back.
  holdsUnder: STORE_KEEPING_FAULTS.filter((kind) => kind !== "crash"),
  afterEnd: false,
  observer: () => new ExistenceObserver(),
};

class ExistenceObserver implements ObserverOf<"order"> {
  readonly #finding = new Finding();

  on(record: RecordOf<"order">, line: number, file: RequestFile): void {
    if (record.answer !== "preserved" && record.answer !== "disclosed") return;
    const { need } = file;
    const expiresAt = need?.record.items[record.item]?.expires_at;
    if (expiresAt === undefined) return;
    this.#finding.checked += 1;
    if ((record.acted_at ?? record.at) <= expiresAt) return;
    this.#finding.violated("the data had vanished", record, line, need);
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}
