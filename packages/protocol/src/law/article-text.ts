/** One rule of a treaty or regulation, in our own words. */
export interface Article {
  /** Treaty and paragraph: `UN-42.8`, `BC-29.7`, `2AP-9`, `EU-10.1`. */
  readonly id: string;
  /** Article and paragraph as lawyers write them: `42(8)`. */
  readonly article: string;
  readonly text: string;
  readonly citation: string;
  /** The paragraph that stands in the same place of the sister treaty; its content may differ. */
  readonly twin: string | null;
  /** True only if `text` was compared with the article's own wording. */
  readonly verified: boolean;
  /** True if even the paragraph's number is in doubt. */
  readonly number_doubtful: boolean;
}

interface ArticleText {
  readonly id: string;
  readonly article: string;
  readonly text: string;
  readonly twin?: string;
  readonly verified: boolean;
  readonly number_doubtful?: true;
}

/** Completes the texts of one treaty with its citation; the ids stay literal types. */
export function textsOf<const T extends readonly ArticleText[]>(
  treaty: string,
  texts: T,
): readonly (Article & { readonly id: T[number]["id"] })[] {
  return texts.map(({ id, article, text, twin, verified, number_doubtful }) => ({
    id,
    article,
    text,
    citation: `${treaty}, article ${article}`,
    twin: twin ?? null,
    verified,
    number_doubtful: number_doubtful ?? false,
  }));
}
