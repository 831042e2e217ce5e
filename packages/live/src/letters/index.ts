export { CIRCUMSTANCE_WORDS } from "./case-story.ts";
export { contentDigest } from "./content-digest.ts";
export { Dossier, HEARD, type Notes } from "./dossier.ts";
export { LetterReader } from "./letter-reader.ts";
export { stateTexts } from "./state-texts.ts";
export { LetterWriter, type Dictation } from "./letter-writer.ts";
export type { ReadRequest } from "./read-request.ts";
