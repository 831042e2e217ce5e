import { html, Markup } from "./markup.ts";
import type { Piece } from "./markup.ts";
import { sectionMarkup } from "./section.ts";
import type { Section } from "./section.ts";
import { styleSheet } from "./style-sheet.ts";

/** What a report says before and in its sections. */
export interface Page {
  readonly marking: string;
  readonly title: string;
  /** The title as it stands on the page, where that is more than its text. */
  readonly heading?: Piece;
  /** What the browser's tab adds, such as `report of a run`. */
  readonly kind: string;
  readonly subtitle: Piece;
  /** The answer in plain words, before the contents. */
  readonly lead: Piece;
  readonly sections: readonly Section[];
  /** Style sheet beside the one that all reports share. */
  readonly style?: string;
  /** ISO 639-1; English unless said, as is the word for its contents. */
  readonly language?: string;
  readonly contents?: string;
  /** From left to right unless said. */
  readonly direction?: "ltr" | "rtl";
  /** What the page says of itself at its end. */
  readonly imprint?: Piece;
}

/** A page that loads nothing: no script, no font, no picture of its own. Equal input gives equal bytes. */
export function pageHtml(page: Page): string {
  const { marking, title, kind, subtitle, lead, sections, style } = page;
  const { language = "en", contents = "Contents", direction = "ltr", imprint = "" } = page;
  return html`<!doctype html>
    <html lang="${language}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${marking}: ${title}, ${kind}</title>
        <style>
          ${new Markup(styleSheet(marking))}${new Markup(style ?? "")}
        </style>
      </head>
      <body>
        <header class="title">
          <p class="marking">${marking}</p>
          <h1>${page.heading ?? title}</h1>
          <p class="subtitle">${subtitle}</p>
        </header>
        <main>
          ${lead}
          <nav aria-label="${contents}">
            <h2>${contents}</h2>
            <ol>
              ${sections.map(({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li> `)}
            </ol>
          </nav>
          ${sections.map((section, i) => sectionMarkup(section, i + 1, marking))}
        </main>
        <footer>
          <p class="marking">${marking}</p>
          ${imprint}
        </footer>
      </body>
    </html> `.text;
}
