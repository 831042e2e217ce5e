import { Finding } from "./finding.ts";
import { FROM_REQUESTED_SIDE } from "./message-roles.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { ALL_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const speaksInOwnName: RuleOf<"delivered" | "rejected"> = {
  id: "speaks-in-own-name",
  number: "S07",
  kind: "safety",
  level: "core",
  statement:
    "Nobody speaks in another's name: a message is signed by the side of the request that authors it, and brought by that side or a hub on the way.",
  law: articles("UN-40.14", "BC-25.3"),
  observes: ["delivered", "rejected"],
  holdsUnder: ALL_FAULTS,
  afterEnd: true,
  observer: () => new NameObserver(),
};

class NameObserver implements ObserverOf<"delivered" | "rejected"> {
  readonly #finding = new Finding();

  on(record: RecordOf<"delivered" | "rejected">, line: number, file: RequestFile): void {
    if (record.kind === "delivered") this.#onDelivered(record, line, file);
    else if (record.error === "signature-invalid") this.#finding.checked += 1;
  }

  #onDelivered(record: RecordOf<"delivered">, line: number, { parties, hubs }: RequestFile): void {
    const { signed_by, brought_by, node, type } = record;
    if (parties.length === 0 || (signed_by === undefined && brought_by === undefined)) return;
    this.#finding.checked += 1;
    const isBack = FROM_REQUESTED_SIDE.has(type);
    // A hub on the way that answers as a party does so under its own name.
    const isAuthor =
      signed_by === undefined ||
      (isBack
        ? signed_by !== parties[0] && (parties.includes(signed_by) || hubs.includes(signed_by))
        : signed_by === parties[0]);
    if (!isAuthor) {
      this.#finding.violated(`${signed_by} is not its author`, record, line);
    } else if (
      brought_by !== undefined &&
      (brought_by === node || !(parties.includes(brought_by) || hubs.includes(brought_by)))
    ) {
      this.#finding.violated(`${brought_by} is not on its way`, record, line);
    }
  }

  verdict(): Verdict {
    return this.#finding.safety(
      "no message shows who signed or brought it, and none was turned away for it",
    );
  }
}
