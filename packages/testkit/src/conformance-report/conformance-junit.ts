import { complaintText } from "../conformance/index.ts";
import type { ConformanceDocument } from "./conformance-document.ts";
import { xmlAttribute } from "./xml-attribute.ts";

interface TestCase {
  readonly suite: string;
  /** Of a probe or a case, or the number of a rule. */
  readonly id: string;
  readonly name: string;
  readonly result: "passed" | "failed" | "undecided" | "skipped" | "held" | "violated" | "hidden";
  readonly sentences: readonly string[];
}

/** What a reader of JUnit XML makes of a test. */
interface Outcome {
  readonly kind: "passed" | "failure" | "skipped";
  readonly message: string;
}

/**
 * The findings as JUnit XML: a suite of probes, of core and extended cases, and of rules. Failures
 * are what the conclusion counts: what is known to fail is skipped, and fails once it passes.
 */
export function conformanceJunit(document: ConformanceDocument): string {
  const { node, probes, cases, rules, conclusion } = document;
  const tests: TestCase[] = [
    ...probes.map(({ id, title, result, sentence }) => ({
      suite: "probes",
      id,
      name: title,
      result,
      sentences: [sentence],
    })),
    ...cases.map(({ id, title, profile, result, complaints }) => ({
      suite: profile,
      id,
      name: `${id}: ${title}`,
      result,
      sentences: complaints.map(complaintText),
    })),
    ...rules.map(({ number, statement, result, reason }) => ({
      suite: "rules",
      id: number,
      name: `${number}: ${statement}`,
      result,
      sentences: [reason],
    })),
  ];
  const suites = ["probes", "core", "extended", "rules"].map((suite) =>
    suiteXml(
      suite,
      tests.filter((each) => each.suite === suite),
      conclusion,
    ),
  );
  const name = xmlAttribute(`contactpoint conform: ${node.impl} ${node.version}`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name=${name}>\n${suites.join("")}</testsuites>\n`;
}

function suiteXml(
  name: string,
  tests: readonly TestCase[],
  conclusion: ConformanceDocument["conclusion"],
): string {
  const outcomes = tests.map((test) => outcomeOf(test, conclusion));
  const count = (kind: Outcome["kind"]): number =>
    outcomes.filter((outcome) => outcome.kind === kind).length;
  const counts = `tests="${tests.length}" failures="${count("failure")}" skipped="${count("skipped")}"`;
  const lines = tests.map((test, at) => testXml(test, outcomes[at])).join("");
  return `  <testsuite name=${xmlAttribute(name)} ${counts}>\n${lines}  </testsuite>\n`;
}

function testXml({ suite, name }: TestCase, outcome: Outcome | undefined): string {
  const open = `    <testcase classname=${xmlAttribute(`conform.${suite}`)} name=${xmlAttribute(name)}`;
  if (outcome === undefined || outcome.kind === "passed") return `${open}/>\n`;
  return `${open}><${outcome.kind} message=${xmlAttribute(outcome.message)}/></testcase>\n`;
}

function outcomeOf(
  { id, result, sentences }: TestCase,
  { failed, stillFailing, nowPassing }: ConformanceDocument["conclusion"],
): Outcome {
  const message = [result, ...sentences].filter((each) => each !== "").join("; ");
  if (nowPassing.includes(id)) return { kind: "failure", message: "known to fail, and passes now" };
  if (failed.includes(id)) return { kind: "failure", message };
  if (result === "passed" || result === "held") return { kind: "passed", message };
  if (stillFailing.includes(id)) return { kind: "skipped", message: `known to fail: ${message}` };
  // Open, or a violation that does not count in this profile.
  return { kind: "skipped", message };
}
