import { KeyedMonitor } from "../temporal/index.ts";
import type { Formula } from "../temporal/index.ts";
import { Finding } from "./finding.ts";
import type { ObserverOf, RecordKind, RecordOf } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

/** What a rule says as a formula, of each key by itself. */
export interface FormulaOf<K extends RecordKind> {
  readonly formula: Formula<RecordOf<K>>;
  /** What the record concerns; undefined of one that says nothing of the matter. */
  readonly keyOf: (record: RecordOf<K>) => string | undefined;
  /** True of a record that the premise is about; each that opens the formula is without it. */
  readonly counts?: (record: RecordOf<K>) => boolean;
  readonly because: string;
  /** Why nothing may have been counted. */
  readonly unseen?: string;
}

/** Judges a safety rule by formula progression. */
export class FormulaObserver<K extends RecordKind> implements ObserverOf<K> {
  readonly #finding = new Finding();
  readonly #of: FormulaOf<K>;
  readonly #monitor: KeyedMonitor<RecordOf<K>>;

  constructor(of: FormulaOf<K>) {
    this.#of = of;
    this.#monitor = new KeyedMonitor(of.formula, (witness) => {
      const last = witness.at(-1);
      if (last === undefined) return;
      this.#finding.violated(of.because, last.record, last.line, ...witness.slice(0, -1));
    });
  }

  on(record: RecordOf<K>, line: number): void {
    const key = this.#of.keyOf(record);
    if (key === undefined) return;
    if (this.#of.counts?.(record) === true) this.#finding.checked += 1;
    this.#monitor.add(key, record, line);
  }

  verdict(): Verdict {
    if (this.#of.counts === undefined) this.#finding.checked = this.#monitor.premises;
    return this.#finding.safety(this.#of.unseen);
  }
}
