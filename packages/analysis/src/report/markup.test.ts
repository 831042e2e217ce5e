import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeText, html } from "./markup.ts";

test("no text that goes into a template can open a tag, end an attribute or begin an entity", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { text: page } = html`<p title="${text}">${text}</p>`;
      const inner = page.slice('<p title="'.length, -"</p>".length);
      const [attribute = "", content = ""] = inner.split('">');
      expect(attribute).toBe(content);
      expect(content).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/u);
      expect(unescaped(content)).toBe(text);
    }),
  );
});

test("markup and lists go into a template as they are, its indentation does not", () => {
  const items = ["a", "<"].map((item) => html`<li>${item}</li>`);
  expect(
    html`<ul>
      ${items}
    </ul>`.text,
  ).toBe("<ul>\n<li>a</li><li>&lt;</li>\n</ul>");
  expect(escapeText(`<&>"'`)).toBe("&lt;&amp;&gt;&quot;&#39;");
});

function unescaped(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
