import { judge, type JudgeContext, publishedTransitions, type Rule } from "@contactpoint/analysis";
import type { Circumstance, RequestForm } from "@contactpoint/protocol";
import type { Fact } from "./fact.ts";
import { needRecord, ORIGIN, type RecordNames, recordOf } from "./fact-record.ts";
import { hasEnded, type Past, pastKey, recordsOfPast, remember } from "./past.ts";

/** What a step means to the rules. */
export interface Judged {
  /** The memory after it. */
  readonly memory: number;
  /** Numbers of the rules that it violates. */
  readonly violated: readonly string[];
}

/** The request that is judged. */
export interface RulesAbout {
  readonly scenario: JudgeContext["scenario"];
  readonly names: RecordNames;
  readonly form: RequestForm;
  /** Those that make the ground of a refusal true, where one is given. */
  readonly circumstances: readonly Circumstance[];
}

/**
 * The rules as an automaton beside the machines. Its state is the part of the past that rules ask
 * about, written as a short journal; a step is judged by the rules' own observers, which read that
 * journal and then the facts of the step. Pasts have numbers, and no step is judged twice.
 */
export class RuleMemory {
  readonly #rules: readonly Rule[];
  readonly #about: RulesAbout;
  readonly #transitions = publishedTransitions();
  readonly #pasts: Past[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #judged = new Map<string, Judged>();
  readonly #checked = new Map<string, number>();

  constructor(rules: readonly Rule[], about: RulesAbout) {
    this.#rules = rules.filter(({ kind }) => kind === "safety");
    this.#about = about;
    this.#numberOf([]);
  }

  /** @param clock where the hold's clock stands (ms) */
  advance(memory: number, facts: readonly Fact[], clock: number): Judged {
    if (facts.length === 0) return { memory, violated: [] };
    const key = `${memory} ${clock} ${JSON.stringify(facts)}`;
    const known = this.#judged.get(key);
    if (known !== undefined) return known;
    const past = this.#pasts[memory];
    if (past === undefined) throw new Error(`there is no past ${memory}`);
    const judged = {
      memory: this.#numberOf(remember(past, facts)),
      violated: this.#judge(past, facts, clock),
    };
    this.#judged.set(key, judged);
    return judged;
  }

  /** Numbers of the rules whose premise was true at least once, of all that were asked. */
  get checked(): readonly string[] {
    return this.#rules.flatMap(({ number }) =>
      (this.#checked.get(number) ?? 0) > 0 ? number : [],
    );
  }

  get unchecked(): readonly string[] {
    return this.#rules.flatMap(({ number }) =>
      (this.#checked.get(number) ?? 0) > 0 ? [] : number,
    );
  }

  #judge(past: Past, facts: readonly Fact[], clock: number): string[] {
    const { scenario, names, form, circumstances } = this.#about;
    const judged = judge(this.#rules, scenario, this.#transitions);
    let line = 0;
    judged.add(needRecord(ORIGIN, names, form, circumstances), ++line);
    for (const record of recordsOfPast(past, names)) judged.add(record, ++line);
    // Where both sides had ended before, the step is later than that.
    const at = ORIGIN + clock + (hasEnded(past) ? 1 : 0);
    for (const fact of facts) judged.add(recordOf(fact, at, names), ++line);
    const violated: string[] = [];
    for (const { rule, verdict } of judged.verdicts()) {
      this.#checked.set(rule.number, (this.#checked.get(rule.number) ?? 0) + verdict.checked);
      if (verdict.verdict === "violated") violated.push(rule.number);
    }
    return violated;
  }

  #numberOf(past: Past): number {
    const key = pastKey(past);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#pasts.length;
    this.#pasts.push(past);
    this.#numbers.set(key, number);
    return number;
  }
}
