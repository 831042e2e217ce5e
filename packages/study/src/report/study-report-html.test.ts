import { expect, test } from "vitest";
import { compareResults } from "../comparison/compare-results.ts";
import { comparisonCsv } from "../results/comparison-csv.ts";
import { studySummaryText } from "../results/write-study-files.ts";
import {
  fullStudyReport,
  sampleContext,
  sampleOutcome,
  sampleStudy,
  sampleStudyReport,
} from "../testing/index.ts";
import { studyReportHtml } from "./study-report-html.ts";

const EVIL = `</title></style><script>alert(1)</script>"'><img src=x>`;
const outcome = sampleOutcome();
const page = studyReportHtml(sampleStudyReport(outcome));

/** Fails unless tags nest, ids are unique, and the page neither loads nor runs anything. */
function assertSound(text: string): void {
  const open: string[] = [];
  for (const [, slash, name = "", rest = ""] of text.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/gu)) {
    if (slash === "/") {
      expect(open.pop()).toBe(name);
    } else if (name !== "meta" && !rest.endsWith("/")) {
      open.push(name);
    }
  }
  expect(open).toEqual([]);
  const ids = [...text.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) < i)).toEqual([]);
  const regions = [...text.matchAll(/role="region"[^>]*aria-label="([^"]*)"/gu)].map(
    ([, is]) => is,
  );
  expect(regions.filter((name, i) => regions.indexOf(name) < i)).toEqual([]);
  expect(
    text.match(/<script|<img|<link|@import|url\(|https?:|data:|\sstyle="|\son\w+="/gu),
  ).toBeNull();
  expect(text.match(/NaN|undefined<|>undefined|Infinity|\[object|null</gu)).toBeNull();
}

function plain(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
}

test("a study is told in one sound page with a marking in each part", () => {
  assertSound(page);
  expect(page.match(/<section/gu)).toHaveLength(14);
  expect(page.match(/<p class="marking">EXERCISE EXERCISE EXERCISE<\/p>/gu)).toHaveLength(16);
  expect(page.match(/<svg/gu)).toHaveLength(page.match(/<desc/gu)?.length ?? 0);
});

test("every part of a study that asks for all of them is drawn and sound", () => {
  const full = studyReportHtml(fullStudyReport());
  assertSound(full);
  for (const id of [
    "tornado-1-0",
    "stranded",
    "service-0",
    "warm-up",
    "pareto",
    "pairs",
    "zone-level",
  ]) {
    expect(full, id).toContain(`id="${id}-title"`);
  }
  expect(full).toContain("Conditions found (PRIM)");
  expect(full).toContain("Regret: how much worse");
  expect(full).toContain("The networks as graphs");
});

test("equal outcomes give equal bytes", () => {
  expect(studyReportHtml(sampleStudyReport(sampleOutcome()))).toBe(page);
});

test("verdicts come first, word for word as in summary.json, with the numbers of comparison.csv", () => {
  const sentences = [...page.matchAll(/<p class="(?:first )?verdict">([^<]*)<\/p>/gu)].map(
    ([, text = ""]) => plain(text),
  );
  const summary = JSON.parse(studySummaryText(outcome)) as typeof outcome.comparison;
  expect(sentences).toEqual(summary.verdicts.map(({ sentence }) => sentence));
  expect(page.indexOf("verdict")).toBeLessThan(page.indexOf("<svg"));
  const [header = "", ...lines] = comparisonCsv(outcome).trimEnd().split("\n");
  const names = header.split(",");
  const rows = lines.map((line) => {
    const fields = line.split(",");
    return Object.fromEntries(names.map((name, i) => [name, fields[i] ?? ""]));
  });
  for (const { point, figures, sentence } of summary.verdicts) {
    for (const { metric, of, value, unit, text } of figures.filter(
      (each) => each.of === "difference",
    )) {
      const row = rows.find(
        (each) =>
          each["kind"] === "difference" && each["point"] === point && each["metric"] === metric,
      );
      expect(Number(row?.["difference"])).toBe(value);
      expect(sentence, `${of} in ${unit}`).toContain(text);
    }
  }
});

test("what no luck changes has no ends of an interval that would be the same number twice", () => {
  const rows = [...page.matchAll(/<tr>.*?<\/tr>/gsu)].map(([row]) => row);
  const officers = rows.filter((row) => row.includes(">Officers<") && row.includes("&lt; 0.001"));
  expect(officers.length).toBeGreaterThan(0);
  for (const row of officers) expect(row.match(/does not vary/gu)).toHaveLength(2);
  expect(page).not.toMatch(/>([0-9.]+) to \1</u);
});

test("one replication, and none, make a sound page that claims nothing", () => {
  const replications = sampleStudy().replications;
  for (const n of [0, 1]) {
    const few = sampleOutcome({ replications: { ...replications, min: n, max: n } });
    const text = studyReportHtml(sampleStudyReport(few));
    assertSound(text);
    expect(text).not.toContain("✓ better");
  }
});

test("where a run had nothing to tell, the page says what is not shown for it", () => {
  const { study, points, results } = outcome;
  const nothing = <Value>(of: Readonly<Record<string, Value>>, value: Value | null): never =>
    Object.fromEntries(Object.keys(of).map((key) => [key, value])) as never;
  const lacking = results.map((result) =>
    result.point === "hub" && result.replication === 0
      ? {
          ...result,
          stages: nothing(result.stages, null),
          incidence: nothing(result.incidence, [null]),
        }
      : result,
  );
  const comparison = compareResults(study, points, lacking, sampleContext());
  const text = studyReportHtml(sampleStudyReport({ ...outcome, comparison }));
  assertSound(text);
  expect(text).toContain("No split: One hub. It takes two replications");
  expect(text).toContain("Not every curve goes on to one day, so they are not compared there.");
  expect(page).not.toContain("No split");
});

test("a study of one point says that nothing is compared", () => {
  const { variants } = sampleStudy();
  const alone = sampleOutcome({ variants: variants.slice(0, 1), switches: [] });
  const text = studyReportHtml(sampleStudyReport(alone));
  assertSound(text);
  expect(text).toContain("Nothing is compared");
});

test("a study of one variant speaks of its first combination, and of each switch", () => {
  const { variants } = sampleStudy();
  const levels = { kind: "list", values: [1, 2] } as const;
  const factors = [{ name: "volume", path: "scale", title: { en: "Needs" }, levels }];
  const alone = sampleOutcome({ variants: variants.slice(0, 1), factors });
  const text = studyReportHtml(sampleStudyReport(alone));
  assertSound(text);
  expect(text).not.toMatch(/the baseline|less baseline/u);
  expect(text).toContain("undecided against the first combination of the factors.");
  expect(text).toContain("No single effect, when switched off on both sides, changes a verdict.");
  expect(text).not.toContain("not compared");
});

test("a switch whose points did not run changes no verdict, and nothing is said of it", () => {
  const full = sampleOutcome();
  const results = full.results.filter(({ point }) => !point.endsWith("~authentication"));
  const { study, points } = full;
  const comparison = compareResults(study, points, results, sampleContext());
  const text = studyReportHtml(sampleStudyReport({ ...full, comparison }));
  assertSound(text);
  expect(text).not.toContain("Regional hubs without authentication of strangers");
  expect(text.match(/<td[^>]*>not compared<\/td>/gu)).toHaveLength(3);
  const without = results.filter(({ point }) => !point.includes("~"));
  const none = compareResults(study, points, without, sampleContext());
  expect(studyReportHtml(sampleStudyReport({ ...full, comparison: none }))).toContain(
    "Nothing could be compared without an effect.",
  );
});

test("many combinations of factors make a sound page", () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8];
  const many = sampleOutcome({
    factors: [
      { name: "volume", path: "scale", title: { en: "Needs" }, levels: { kind: "list", values } },
    ],
  });
  assertSound(studyReportHtml(sampleStudyReport(many)));
});

test("with real States the page names none of them", () => {
  const text = studyReportHtml(fullStudyReport(true));
  assertSound(text);
  expect(text).toContain("Real States appear as data");
  expect(text.slice(text.indexOf("<body>")).match(/\bX[A-Z]\b/gu)).toBeNull();
});

test("names in a study are text, whatever they hold", () => {
  const { variants, metrics, switches, uncertain } = sampleStudy();
  const title = { en: EVIL };
  const evil = sampleOutcome({
    id: EVIL,
    title,
    description: title,
    marking: `EXERCISE ${EVIL}`,
    variants: variants.map((variant, i) => ({ ...variant, title: { en: `${EVIL}${i}` } })),
    metrics: metrics.map((metric, i) => ({ ...metric, title: { en: `${EVIL}${i}` } })),
    switches: switches.map((each) => ({ ...each, title })),
    uncertain: uncertain.map((each) => ({ ...each, title, source: EVIL })),
  });
  const text = studyReportHtml(sampleStudyReport(evil));
  expect(text).not.toContain("<script");
  expect(text).not.toContain("<img");
  expect(text.match(/<\/style>/gu)).toHaveLength(1);
  expect(text).toContain("&lt;script&gt;");
});
