import { FRENCH } from "../language/french.ts";
import type { Texts } from "./english-texts.ts";
import { FRENCH_DESK } from "./french-desk.ts";
import { FRENCH_TERMS } from "./french-terms.ts";

/** Every text of the pages, in French. Awaits review by a native speaker. */
export const FRENCH_TEXTS: Texts = { ...FRENCH, ...FRENCH_TERMS, ...FRENCH_DESK };
