import { z } from "zod";

import { mapOf, matching, plainText } from "./leaf.ts";

/** Names of things in a scenario. A name that begins with `x-` would be a free key. */
const NAME = /^(?!x-)[A-Za-z][A-Za-z0-9_.-]*$/;
const STATE_ID = /^[A-Z]{2}(-[0-9]{2,4})?$/;

export const name = matching(NAME, "a name such as night-desk (letters, digits, hyphens)");

export const stateId = matching(
  STATE_ID,
  "a State's code such as XA (two capital letters), or XF-07 of a counted one",
);

export const languageCode = matching(/^[a-z]{2,3}$/, "a language code of ISO 639 such as fr");

const texts = mapOf(
  languageCode,
  plainText,
  "a text, or texts by language such as { en: Night call, fr: Appel de nuit }",
);

export const text = z
  .union([plainText, texts], {
    error: "a text, or texts by language such as { en: Night call, fr: Appel de nuit }",
  })
  .meta({
    id: "Text",
    description: "Text for people: a bare string is English, or a map of language code to text.",
  });

export type Text = z.infer<typeof text>;
