import { complaintText } from "../conformance/index.ts";
import type { ConformanceDocument } from "./conformance-document.ts";

interface TestCase {
  readonly suite: string;
  readonly name: string;
  readonly result: "passed" | "failed" | "undecided" | "skipped" | "held" | "violated" | "hidden";
  readonly sentences: readonly string[];
}

/** The findings as JUnit XML: a suite of probes, of core and extended cases, and of rules. */
export function conformanceJunit({ node, probes, cases, rules }: ConformanceDocument): string {
  const tests: TestCase[] = [
    ...probes.map(({ title, result, sentence }) => ({
      suite: "probes",
      name: title,
      result,
      sentences: [sentence],
    })),
    ...cases.map(({ id, title, profile, result, complaints }) => ({
      suite: profile,
      name: `${id}: ${title}`,
      result,
      sentences: complaints.map(complaintText),
    })),
    ...rules.map(({ number, statement, result, reason }) => ({
      suite: "rules",
      name: `${number}: ${statement}`,
      result,
      sentences: [reason],
    })),
  ];
  const suites = ["probes", "core", "extended", "rules"].map((suite) =>
    suiteXml(
      suite,
      tests.filter((each) => each.suite === suite),
    ),
  );
  const name = attribute(`contactpoint conform: ${node.impl} ${node.version}`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name=${name}>\n${suites.join("")}</testsuites>\n`;
}

function suiteXml(name: string, tests: readonly TestCase[]): string {
  const failures = tests.filter(isFailure).length;
  const skipped = tests.filter(isSkipped).length;
  const counts = `tests="${tests.length}" failures="${failures}" skipped="${skipped}"`;
  const lines = tests.map(testXml).join("");
  return `  <testsuite name=${attribute(name)} ${counts}>\n${lines}  </testsuite>\n`;
}

function testXml(test: TestCase): string {
  const open = `    <testcase classname=${attribute(`conform.${test.suite}`)} name=${attribute(test.name)}`;
  const sentence = attribute(
    [test.result, ...test.sentences].filter((each) => each !== "").join("; "),
  );
  if (isFailure(test)) return `${open}><failure message=${sentence}/></testcase>\n`;
  if (isSkipped(test)) return `${open}><skipped message=${sentence}/></testcase>\n`;
  return `${open}/>\n`;
}

function isFailure({ result }: TestCase): boolean {
  return result === "failed" || result === "violated";
}

function isSkipped({ result }: TestCase): boolean {
  return result === "undecided" || result === "skipped" || result === "hidden";
}

function attribute(text: string): string {
  const escaped = Array.from(text, (character) => (isPlain(character) ? character : "\uFFFD"))
    .join("")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#10;");
  return `"${escaped}"`;
}

/** XML has no way to write most control characters. */
function isPlain(character: string): boolean {
  return character >= " " || character === "\n" || character === "\t";
}
