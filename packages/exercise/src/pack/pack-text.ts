import { html, type Markup, type Piece } from "@contactpoint/analysis/page-parts";

/** Forms of a text by number, named by the categories of `Intl.PluralRules`. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** A text with its gaps `{name}` filled; what is put in keeps its own direction. */
export function filled(text: string, put: Readonly<Record<string, Piece>>): Markup {
  const parts = text.split(/\{(\w+)\}/u);
  const pieces = parts.map((part, i) => (i % 2 === 0 ? part : unmixed(put[part] ?? "")));
  return html`${pieces}`;
}

/** The form for a number in a language, its gaps filled. */
export function counted(
  forms: Forms,
  language: string,
  n: number,
  put: Readonly<Record<string, Piece>>,
): Markup {
  const form = forms[new Intl.PluralRules(language).select(n)] ?? forms.other ?? "";
  return filled(form, { ...put, n });
}

/**
 * An id, a name, a number or a time, apart from the words around it: among Arabic ones its parts
 * would change places.
 */
export function apart(text: string | number): Markup {
  return html`<bdi>${text}</bdi>`;
}

/** Pieces with a sign or words between them; those that say nothing are left out. */
export function joined(pieces: readonly Piece[], between: Piece): Markup {
  const said = pieces.filter((piece) => piece !== "");
  return html`${said.map((piece, i) => (i === 0 ? piece : [between, piece]))}`;
}

function unmixed(piece: Piece): Piece {
  return typeof piece === "object" ? piece : apart(piece);
}
