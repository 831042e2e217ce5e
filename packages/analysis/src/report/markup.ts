/** Text that is HTML (or SVG) already. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Piece = string | number | Markup | readonly Piece[];

/** HTML from a template: strings are escaped, markup is taken over, lists are joined. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  const [first = "", ...rest] = parts.map(unindented);
  return new Markup(rest.reduce((text, part, i) => text + render(pieces[i] ?? "") + part, first));
}

/** Nothing, where a part of the page has nothing to say. */
export const NO_MARKUP = new Markup("");

/** Escapes text for the content of an element and for a quoted attribute. */
export function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

function render(piece: Piece): string {
  if (piece instanceof Markup) {
    return piece.text;
  }
  return typeof piece === "object" ? piece.map(render).join("") : escapeText(String(piece));
}

// Templates are indented for their readers; the page need not carry that.
function unindented(part: string): string {
  return part.replaceAll(/\s*\n\s*/gu, "\n");
}
