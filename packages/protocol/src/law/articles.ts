import { BUDAPEST_ARTICLES } from "./articles-budapest.ts";
import { EU_ARTICLES } from "./articles-eu.ts";
import { SECOND_PROTOCOL_ARTICLES } from "./articles-second-protocol.ts";
import { UNCC_COOPERATION_ARTICLES } from "./articles-uncc-cooperation.ts";
import { UNCC_GENERAL_ARTICLES } from "./articles-uncc-general.ts";
import type { Article } from "./article-text.ts";

export type { Article } from "./article-text.ts";

/** Every rule of law that behaviour rests on, as of 21 November 2026. Not legal advice. */
export const ARTICLES = [
  ...UNCC_GENERAL_ARTICLES,
  ...UNCC_COOPERATION_ARTICLES,
  ...BUDAPEST_ARTICLES,
  ...SECOND_PROTOCOL_ARTICLES,
  ...EU_ARTICLES,
];

export type ArticleId = (typeof ARTICLES)[number]["id"];

const BY_ID: ReadonlyMap<string, Article> = new Map(ARTICLES.map((rule) => [rule.id, rule]));

/**
 * The rule of an id such as `UN-42.8`. A letter may follow (`UN-42.3(g)`) if the rule lists it;
 * the answer is then the paragraph. Throws a RangeError for an id or letter that is not there.
 */
export function article(id: string): Article {
  const exact = BY_ID.get(id);
  if (exact !== undefined) {
    return exact;
  }
  const lettered = /^(.+)(\([a-z]\))$/.exec(id);
  const paragraph = BY_ID.get(lettered?.[1] ?? "");
  if (paragraph === undefined || !paragraph.text.includes(lettered?.[2] ?? id)) {
    throw new RangeError(`There is no article "${id}" among the encoded rules.`);
  }
  return paragraph;
}
