import fc from "fast-check";
import { expect, test } from "vitest";
import { journalArbitrary } from "../testing/journal-arbitrary.ts";
import { JournalWriter } from "../testing/journal-writer.ts";
import { sampleReport } from "../testing/sample-report.ts";
import { sampleRun } from "../testing/sample-run.ts";
import { sampleScenario } from "../testing/sample-scenario.ts";
import { reportHtml } from "./report-html.ts";

const EVIL = `</title></style><script>alert(1)</script>"'><img src=x>`;

/** Fails unless tags nest, ids are unique, and the page neither loads nor runs anything. */
function assertSound(page: string): void {
  const open: string[] = [];
  for (const [, slash, name = "", rest = ""] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/gu)) {
    if (slash === "/") {
      expect(open.pop()).toBe(name);
    } else if (name !== "meta" && !rest.endsWith("/")) {
      open.push(name);
    }
  }
  expect(open).toEqual([]);
  const ids = [...page.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const regions = [...page.matchAll(/role="region"[^>]*aria-label="([^"]*)"/gu)].map(
    ([, is]) => is,
  );
  expect(new Set(regions).size).toBe(regions.length);
  expect(
    page.match(/<script|<img|<link|@import|url\(|https?:|data:|\sstyle="|\son\w+="/gu),
  ).toBeNull();
  expect(page.match(/NaN|undefined|Infinity|\[object/gu)).toBeNull();
}

test("a run of ten States is told in one sound page with a marking in each part", () => {
  const page = reportHtml(sampleReport(sampleRun({ states: 10, needs: 300 })));
  assertSound(page);
  expect(page.match(/<section/gu)).toHaveLength(12);
  expect(page.match(/<p class="marking">EXERCISE EXERCISE EXERCISE<\/p>/gu)).toHaveLength(14);
  expect(page).toMatch(/Half of the 28\d\srequests sent were acknowledged within/u);
  expect(page).toMatch(/Most time went to closed desk/u);
  expect(page.match(/<svg/gu)).toHaveLength(page.match(/<desc/gu)?.length ?? 0);
});

test("equal runs give equal bytes", () => {
  const [one, other] = [1, 2].map(() =>
    reportHtml(sampleReport(sampleRun({ states: 4, needs: 60 }))),
  );
  expect(one).toBe(other);
});

test("a run without a need, a single State and 120 States are told as well", () => {
  for (const [states, needs] of [
    [1, 0],
    [2, 1],
    [120, 400],
  ] as const) {
    assertSound(reportHtml(sampleReport(sampleRun({ states, needs }))));
  }
  expect(reportHtml(sampleReport(sampleRun({ states: 1, needs: 0 })))).toContain(
    "0\u00a0needs arose, and no request was sent.",
  );
});

test("with real States the page names none of them", () => {
  const run = sampleRun({ states: 30, needs: 200, more: { real_states: true } });
  const page = reportHtml(sampleReport(run));
  assertSound(page);
  const body = page.slice(page.indexOf("<body>"));
  expect(body.match(/Land \d+|\bX\d+\b|Europe|Asia|Africa|America|Pacific/gu)).toBeNull();
  expect(body).toContain("No State is assessed");
});

test("names in a scenario are text, whatever they hold", () => {
  const sample = sampleScenario();
  const writer = new JournalWriter(
    sampleScenario({
      title: { en: EVIL },
      marking: `EXERCISE ${EVIL}`,
      id: EVIL,
      states: sample.states.map((state) => ({ ...state, name: EVIL, zone: EVIL, profile: EVIL })),
      parameters: [{ path: EVIL, value: EVIL, basis: "sourced", source: EVIL }],
    }),
  );
  writer.need("a").sent("a", "request").delivered("a", "request").order("a", 0);
  const page = reportHtml(sampleReport(writer.minute(9).order("a", 0, "preserved").end()));
  expect(page).not.toContain("<script");
  expect(page).not.toContain("<img");
  expect(page.match(/<\/style>/gu)).toHaveLength(1);
  expect(page).toContain("&lt;script&gt;");
});

test("any journal whatever makes a sound page", () => {
  fc.assert(
    fc.property(journalArbitrary(), (journal) => assertSound(reportHtml(sampleReport(journal)))),
    { numRuns: 40 },
  );
});
