import { SPANISH } from "../language/spanish.ts";
import type { Texts } from "./english-texts.ts";
import { SPANISH_DESK } from "./spanish-desk.ts";
import { SPANISH_TERMS } from "./spanish-terms.ts";

/** Every text of the pages, in Spanish. Awaits review by a native speaker. */
export const SPANISH_TEXTS: Texts = { ...SPANISH, ...SPANISH_TERMS, ...SPANISH_DESK };
