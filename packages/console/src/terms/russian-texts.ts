import { RUSSIAN } from "../language/russian.ts";
import type { Texts } from "./english-texts.ts";
import { RUSSIAN_DESK } from "./russian-desk.ts";
import { RUSSIAN_TERMS } from "./russian-terms.ts";

/** Every text of the pages, in Russian. Awaits review by a native speaker. */
export const RUSSIAN_TEXTS: Texts = { ...RUSSIAN, ...RUSSIAN_TERMS, ...RUSSIAN_DESK };
