import type { NeedItem } from "@contactpoint/protocol";
import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const disclosedWithinScope: RuleOf<"sent"> = {
  id: "disclosed-within-scope",
  number: "S27",
  kind: "safety",
  level: "core",
  statement:
    "What is disclosed is no more than was asked for (subscriber, traffic or content data) and, on assistance, was preserved; limits of use travel with it.",
  law: articles("UN-36.1", "UN-36.2"),
  observes: ["sent"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: false,
  observer: () => new ScopeObserver(),
};

/** Each class is more intrusive than the one before; who may have it may have those before. */
const CLASSES: readonly NeedItem["data_class"][] = ["subscriber", "traffic", "content"];

class ScopeObserver implements ObserverOf<"sent"> {
  readonly #finding = new Finding();

  on(record: RecordOf<"sent">, line: number, file: RequestFile): void {
    const { body, type } = record;
    if (body?.data_class === undefined) return;
    this.#finding.checked += 1;
    if (body.use_limited !== true) {
      this.#finding.violated("no limits of use travel with it", record, line);
    }
    const { need } = file;
    const asked = need === undefined ? undefined : widest(need.record.items, record.item);
    // Traffic data that lead to another provider are given whatever was asked for: S26 judges those.
    if (type === "traffic-data-disclosure") return;
    if (asked !== undefined && CLASSES.indexOf(body.data_class) > CLASSES.indexOf(asked)) {
      this.#finding.violated(`only ${asked} data were asked for`, record, line, need);
    }
    if (type === "assistance-decision" && !wasPreserved(record, file)) {
      this.#finding.violated("nothing was preserved of it", record, line, need);
    }
  }

  verdict(): Verdict {
    return this.#finding.safety("no disclosure shows what it discloses");
  }
}

/** The class asked for, of one item or of all. */
function widest(
  items: readonly NeedItem[],
  item: number | undefined,
): NeedItem["data_class"] | undefined {
  if (item !== undefined) return items[item]?.data_class;
  return CLASSES.findLast((each) => items.some(({ data_class }) => data_class === each));
}

function wasPreserved({ item }: RecordOf<"sent">, file: RequestFile): boolean {
  const items = item === undefined ? file.items : [file.item(item)];
  return items.some(({ held, hold }) => held || hold?.record.change === "produced");
}
