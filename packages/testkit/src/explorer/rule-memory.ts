import { judge, type JudgeContext, publishedTransitions, type Rule } from "@contactpoint/analysis";
import type { Fact } from "./fact.ts";
import { needRecord, ORIGIN, recordOf } from "./fact-record.ts";
import { hasEnded, type Past, pastKey, recordsOfPast, remember } from "./past.ts";

/** What a step means to the rules. */
export interface Judged {
  /** The memory after it. */
  readonly memory: number;
  /** Numbers of the rules that it violates. */
  readonly violated: readonly string[];
}

/**
 * The rules as an automaton beside the machines. Its state is the part of the past that rules ask
 * about, written as a short journal; a step is judged by the rules' own observers, which read that
 * journal and then the facts of the step. Pasts have numbers, and no step is judged twice.
 */
export class RuleMemory {
  readonly #rules: readonly Rule[];
  readonly #need: Parameters<typeof needRecord>[1];
  readonly #scenario: JudgeContext["scenario"];
  readonly #circumstances: Parameters<typeof needRecord>[2];
  readonly #transitions = publishedTransitions();
  readonly #pasts: Past[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #judged = new Map<string, Judged>();
  readonly #checked = new Map<string, number>();

  /** `circumstances` are those that make the ground of a refusal true, where one is given. */
  constructor(
    rules: readonly Rule[],
    scenario: JudgeContext["scenario"],
    form: Parameters<typeof needRecord>[1],
    circumstances: Parameters<typeof needRecord>[2],
  ) {
    this.#rules = rules.filter(({ kind }) => kind === "safety");
    this.#scenario = scenario;
    this.#need = form;
    this.#circumstances = circumstances;
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
    const judged = judge(this.#rules, this.#scenario, this.#transitions);
    let line = 0;
    judged.add(needRecord(ORIGIN, this.#need, this.#circumstances), ++line);
    for (const record of recordsOfPast(past)) judged.add(record, ++line);
    // Where both sides had ended before, the step is later than that.
    const at = ORIGIN + clock + (hasEnded(past) ? 1 : 0);
    for (const fact of facts) judged.add(recordOf(fact, at), ++line);
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
