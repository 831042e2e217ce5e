import { expect, test } from "vitest";
import { JournalWriter } from "../testing/journal-writer.ts";
import { sampleReport } from "../testing/sample-report.ts";
import { html } from "./markup.ts";
import { outcomeSection } from "./outcome-section.ts";

function page(writer: JournalWriter): string {
  const { table, summary } = sampleReport(writer.end());
  return html`${outcomeSection(table, summary).content}`.text;
}

test("a refusal of a child counts once, not again for the request it pursues", () => {
  const writer = new JournalWriter().need("a").sent("a", "request").order("a", 0);
  writer.order("a", 0, "elsewhere").sent("a", "traffic-data-disclosure", { item: 0 });
  writer.delivered("a", "traffic-data-disclosure", { item: 0 });
  writer.need("a/c1", { parent: "a", parent_item: 0, to: "XH" }).sent("a/c1", "request");
  writer.minute(9).sent("a/c1", "refusal", { body: { ground: "domestic-bar" } });
  writer.delivered("a/c1", "refusal").requesting("a/c1", "refused", true);
  const text = page(writer.minute(10));
  expect(text).toMatch(/domestic-bar<\/td>\s*<td class="number">1<\/td>/u);
  expect(text).toMatch(/100\s%<\/td>/u);
});

test("without a refusal the section says so instead of showing an empty table", () => {
  const text = page(new JournalWriter().need("a").sent("a", "request").minute(1));
  expect(text).toContain("No request was refused on a ground of an instrument.");
  expect(text).toMatch(/the most frequent outcomes are: open \(100\s%\)/u);
});
