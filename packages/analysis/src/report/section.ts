import { html } from "./markup.ts";
import type { Markup, Piece } from "./markup.ts";

/** One numbered part of the report. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Piece;
  /** Begins a page of its own in print. */
  readonly ownPage?: true;
}

/** The part as HTML, under the marking that every part carries. */
export function sectionMarkup(section: Section, number: number, marking: string): Markup {
  return html`<section
    id="${section.id}"
    aria-labelledby="${section.id}-head"
    ${section.ownPage === true ? html` class="own-page"` : ""}
  >
    <p class="marking">${marking}</p>
    <h2 id="${section.id}-head">${number}. ${section.title}</h2>
    ${section.content}
  </section> `;
}
