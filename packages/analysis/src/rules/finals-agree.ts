import { Finding } from "./finding.ts";
import { isFinal } from "./message-roles.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const finalsAgree: RuleOf<"state"> = {
  id: "finals-agree",
  number: "S13",
  kind: "safety",
  level: "core",
  statement: "Once both sides of a request are final, their final states do not contradict.",
  law: [],
  observes: ["state"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: false,
  observer: () => new AgreementObserver(),
};

// What the requested side may have ended as, by what the requesting side ended as. One who
// withdrew or gave up does not claim to know; the messages may have crossed.
const AGREEING: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["answered", new Set(["answered", "closed"])],
  ["refused", new Set(["refused"])],
  ["negative", new Set(["answered", "closed"])],
  ["elsewhere", new Set(["answered", "referred", "closed"])],
  ["expired", new Set(["answered", "closed"])],
  ["produced", new Set(["answered", "closed"])],
  ["assistance-refused", new Set(["answered", "closed"])],
]);

class AgreementObserver implements ObserverOf<"state"> {
  readonly #finding = new Finding();

  on(record: RecordOf<"state">, line: number, file: RequestFile): void {
    const { machine, to } = record;
    if (machine !== "requesting" && machine !== "requested") return;
    const other = machine === "requesting" ? file.requestedFinal : file.requestingFinal;
    if (other === undefined || other.record.kind !== "state" || !isFinal(machine, to)) return;
    this.#finding.checked += 1;
    const [requesting, requested] =
      machine === "requesting" ? [to, other.record.to] : [other.record.to, to];
    if (AGREEING.get(requesting)?.has(requested) ?? true) return;
    const because = `the requesting side says ${requesting}, the requested side ${requested}`;
    this.#finding.violated(because, record, line, other);
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}
