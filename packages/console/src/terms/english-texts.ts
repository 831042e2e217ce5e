import { ENGLISH } from "../language/english.ts";
import type { Text } from "../language/text.ts";
import { ENGLISH_DESK } from "./english-desk.ts";
import { ENGLISH_TERMS } from "./english-terms.ts";

/** Every text of the pages, in English. */
export const ENGLISH_TEXTS = { ...ENGLISH, ...ENGLISH_TERMS, ...ENGLISH_DESK };

/** Name of a text of the pages. */
export type TextKey = keyof typeof ENGLISH_TEXTS;

/** All texts of one language; what a table lacks does not compile. */
export type Texts = Readonly<Record<TextKey, Text>>;
