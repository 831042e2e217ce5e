export * from "./host/index.ts";
export {
  CIRCUMSTANCE_WORDS,
  contentDigest,
  type Dictation,
  Dossier,
  HEARD,
  LetterReader,
  LetterWriter,
  type Notes,
  stateTexts,
} from "./letters/index.ts";
