import { expect, test } from "vitest";
import { requestTable } from "../fold/request-fold.ts";
import { JournalWriter } from "../testing/journal-writer.ts";
import { sampleReport } from "../testing/sample-report.ts";
import { hourSection, responseByHour } from "./hour-section.ts";
import { html } from "./markup.ts";

// Monday, 1 March 2027: 23:30 UTC is half past midnight on Tuesday in XB.
const HALF_PAST_ELEVEN = 23 * 60 + 30;

function journal(): JournalWriter {
  const writer = new JournalWriter().minute(HALF_PAST_ELEVEN).need("a").sent("a", "request");
  writer.delivered("a", "request").minute(HALF_PAST_ELEVEN + 7);
  return writer.sent("a", "acknowledgement").delivered("a", "acknowledgement");
}

test("a response counts at the hour and the day of the requested State's clock", () => {
  const cells = responseByHour(requestTable(journal().minute(5_000).end()));
  expect([...cells.keys()]).toEqual(["/0", "1/0"]);
  expect(cells.get("1/0")).toMatchObject({ n: 1, p50_s: 420 });
});

test("the heat map writes each median into its cell, and hours without a request stay empty", () => {
  const input = sampleReport(journal().minute(5_000).end());
  const page = html`${hourSection(input).content}`.text;
  expect(page.match(/<text [^>]*on-shade-0"[^>]*>7m<\/text>/gu)).toHaveLength(2);
  expect(page.match(/class="cell empty"/gu)).toHaveLength(8 * 24 - 2);
  expect(page).toContain("one hour of the day alone, 00:00");
});

test("an hour at which half were never acknowledged has a dash and no shade", () => {
  const writer = new JournalWriter().need("a").sent("a", "request").delivered("a", "request");
  const page = html`${hourSection(sampleReport(writer.minute(900).end())).content}`.text;
  expect(page.match(/class="cell shade-none"/gu)).toHaveLength(3);
  expect(page).toContain("No hour of the day has a median response time");
});
