import { ARABIC } from "../language/arabic.ts";
import type { Texts } from "./english-texts.ts";
import { ARABIC_DESK } from "./arabic-desk.ts";
import { ARABIC_TERMS } from "./arabic-terms.ts";

/** Every text of the pages, in Arabic. Awaits review by a native speaker. */
export const ARABIC_TEXTS: Texts = { ...ARABIC, ...ARABIC_TERMS, ...ARABIC_DESK };
