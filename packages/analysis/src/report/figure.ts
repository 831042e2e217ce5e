import { html } from "./markup.ts";
import type { Markup, Piece } from "./markup.ts";
import { coordinate } from "./value-text.ts";

export interface Drawing {
  /** Part of the ids in the page. */
  readonly id: string;
  readonly title: string;
  /** What is to be seen, for those who do not see it. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly content: Piece;
}

/** An inline SVG with a name and a description, in a region that scrolls where it is narrow. */
export function drawing({ id, title, description, width, height, content }: Drawing): Markup {
  const [w, h] = [coordinate(width), coordinate(height)];
  return html`<div class="scroll" role="region" tabindex="0" aria-label="Figure: ${title}">
    <svg
      role="img"
      aria-labelledby="${id}-title ${id}-desc"
      viewBox="0 0 ${w} ${h}"
      width="${w}"
      height="${h}"
    >
      <title id="${id}-title">${title}</title>
      <desc id="${id}-desc">${description}</desc>
      ${content}
    </svg>
  </div> `;
}

/** A drawing and the sentence that says what it shows. */
export function figure(picture: Markup, sentence: Piece): Markup {
  return html`<figure>
    ${picture}
    <figcaption>${sentence}</figcaption>
  </figure> `;
}

/** A text of a drawing. `place` is a class: `start`, `middle` or `end` says where (x, y) lies in it. */
export function label(x: number, y: number, text: string, place = "start"): Markup {
  return html`<text x="${coordinate(x)}" y="${coordinate(y)}" class="${place}">${text}</text> `;
}

export function line(
  from: readonly [x: number, y: number],
  to: readonly [x: number, y: number],
  kind: string,
): Markup {
  return html`<line
    x1="${coordinate(from[0])}"
    y1="${coordinate(from[1])}"
    x2="${coordinate(to[0])}"
    y2="${coordinate(to[1])}"
    class="${kind}"
  /> `;
}

export function box(
  at: readonly [x: number, y: number],
  size: readonly [width: number, height: number],
  kind: string,
): Markup {
  return html`<rect
    x="${coordinate(at[0])}"
    y="${coordinate(at[1])}"
    width="${coordinate(Math.max(0, size[0]))}"
    height="${coordinate(Math.max(0, size[1]))}"
    class="${kind}"
  /> `;
}
