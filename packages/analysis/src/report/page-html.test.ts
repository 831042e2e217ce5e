import { expect, test } from "vitest";
import { dataTable } from "./data-table.ts";
import { html } from "./markup.ts";
import { type Page, pageHtml } from "./page-html.ts";
import { styleSheet } from "./style-sheet.ts";

const PAGE: Page = {
  marking: "EXERCISE",
  title: "Is <anybody> there?",
  kind: "a page",
  subtitle: "",
  lead: "",
  sections: [],
};

test("A page is in English, from left to right, unless it says otherwise", () => {
  expect(pageHtml(PAGE)).toContain('<html lang="en" dir="ltr">');
  expect(pageHtml({ ...PAGE, language: "ar", direction: "rtl" })).toContain(
    '<html lang="ar" dir="rtl">',
  );
});

test("The title is plain text in the tab, and marked up in the heading where that is given", () => {
  const page = pageHtml({ ...PAGE, heading: html`<bdi lang="en">${PAGE.title}</bdi>` });
  expect(page).toContain("<title>EXERCISE: Is &lt;anybody&gt; there?, a page</title>");
  expect(page).toContain('<h1><bdi lang="en">Is &lt;anybody&gt; there?</bdi></h1>');
  expect(pageHtml(PAGE)).toContain("<h1>Is &lt;anybody&gt; there?</h1>");
});

test("An imprint stands in the footer alone", () => {
  const [body, footer] = pageHtml({ ...PAGE, imprint: html`<p>Unread.</p>` }).split("<footer>");
  expect(footer).toContain("<p>Unread.</p>");
  expect(body).not.toContain("Unread.");
});

test("The region of a table is named in English, or as the page says it", () => {
  const table = { caption: "Faults", columns: [], rows: [] };
  expect(dataTable(table).text).toContain('aria-label="Table: Faults"');
  expect(dataTable({ ...table, regionName: "Tableau : Faults" }).text).toContain(
    'aria-label="Tableau : Faults"',
  );
});

test("No rule of the style names left or right, so that every page can be turned round", () => {
  // The margins of a sheet have no other names.
  const rules = styleSheet("EXERCISE").replaceAll(/@bottom-(?:left|right)/gu, "");
  expect(rules).not.toMatch(/\b(?:left|right)\b/u);
});
