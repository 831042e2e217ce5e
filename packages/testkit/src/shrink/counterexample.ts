import { createHash } from "node:crypto";

import { RULES, type JournalLine, type Rule, type RuleVerdict } from "@contactpoint/analysis";
import { DocumentResolver, writeScenario, type ScenarioDocument } from "@contactpoint/scenario";

import { violationDiagram } from "../diagram/index.ts";
import { itfTrace, shivizLog } from "../exports/index.ts";
import { runTrial, type Around } from "../trial/index.ts";

export interface CounterexampleOptions {
  /** Number of the rule that is violated, such as `S18`. */
  readonly rule: string;
  /** Where the rule is found; all rules of the protocol, unless given. */
  readonly rules?: readonly Rule[];
  readonly around?: Around;
  /** Name of the scenario in lower case; `s18-counterexample` and the like unless given. */
  readonly id?: string;
  /** Lines above the file that say where it comes from. */
  readonly comment?: readonly string[];
  /** Path from the file to the JSON Schema of scenarios, for editors. */
  readonly schema?: string;
}

/** A scenario that violates a rule, with all that helps to understand it. */
export interface Counterexample {
  readonly document: ScenarioDocument;
  readonly judged: RuleVerdict;
  /** Line of the journal, from 1, that completes the shortest witness. */
  readonly at_step: number;
  /** Texts by name: `<id>.yaml`, `.journal.jsonl`, `.svg`, `.itf.json` and `.shiviz.log`. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Runs a scenario that violates a rule and writes it down: the scenario file, which expects the
 * violation at its step (a file can name rules of the protocol alone, so not for one's own), the journal, a diagram and two forms that other tools draw. A pure function
 * of the document and the options.
 *
 * @throws Error if the document does not resolve, or its run does not violate the rule
 */
export function counterexample(
  found: ScenarioDocument,
  options: CounterexampleOptions,
): Counterexample {
  const { rule, comment = [], schema } = options;
  const id = options.id ?? `${rule.toLowerCase()}-counterexample`;
  const own = { ...found, id, title: `A scenario that violates ${rule}` };
  const document = { ...own, expectations: expectationsOf(own, options) };
  const { scenario, journal, judged, at_step } = played(document, options);
  const records = journal.map(({ record }) => record);
  const says = [`${judged.rule.statement} (${rule})`, ...because(judged)];
  return {
    document,
    judged,
    at_step,
    files: {
      [`${id}.yaml`]: writeScenario(document, {
        comment: [...says, ...comment],
        ...(schema === undefined ? {} : { schema }),
      }),
      [`${id}.journal.jsonl`]: records.map((record) => `${JSON.stringify(record)}\n`).join(""),
      [`${id}.svg`]: violationDiagram({ scenario, journal, judged }),
      [`${id}.itf.json`]: `${JSON.stringify(itfTrace(records, `${id}.yaml`))}\n`,
      [`${id}.shiviz.log`]: shivizLog(records),
    },
  };
}

function expectationsOf(own: ScenarioDocument, options: CounterexampleOptions) {
  const { rule } = options;
  if (!RULES.some(({ number }) => number === rule)) return [];
  const expected = { id: "found", rule, verdict: "violated" };
  const { at_step, trace_sha256 } = played({ ...own, expectations: [expected] }, options);
  return [{ ...expected, at_step, trace_sha256 }];
}

function because({ verdict }: RuleVerdict): readonly string[] {
  return verdict.verdict === "violated" ? [`Here: ${verdict.because}.`] : [];
}

function played(
  document: ScenarioDocument,
  { rule, rules = RULES, around }: CounterexampleOptions,
) {
  const resolved = new DocumentResolver().resolve(document);
  if ("problems" in resolved) {
    throw new Error(resolved.problems.map(({ path, message }) => `${path} ${message}`).join("\n"));
  }
  const { scenario } = resolved;
  const journal: JournalLine[] = [];
  const trace = createHash("sha256");
  const { verdicts } = runTrial(scenario, {
    rules: rules.filter(({ number }) => number === rule),
    ...(around === undefined ? {} : { around }),
    onRecord: (record) => {
      journal.push({ line: journal.length + 1, record });
      if (journal.length > 1) trace.update(`${JSON.stringify(record)}\n`);
    },
  });
  const [judged] = verdicts;
  const last = judged?.verdict.verdict === "violated" ? judged.verdict.witness.at(-1) : undefined;
  if (judged === undefined || last === undefined) {
    throw new Error(`the scenario does not violate ${rule}`);
  }
  return { scenario, journal, judged, at_step: last.line, trace_sha256: trace.digest("hex") };
}
