import { CHINESE } from "../language/chinese.ts";
import type { Texts } from "./english-texts.ts";
import { CHINESE_DESK } from "./chinese-desk.ts";
import { CHINESE_TERMS } from "./chinese-terms.ts";

/** Every text of the pages, in Chinese. Awaits review by a native speaker. */
export const CHINESE_TEXTS: Texts = { ...CHINESE, ...CHINESE_TERMS, ...CHINESE_DESK };
