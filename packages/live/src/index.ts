export * from "./host/index.ts";
export {
  CIRCUMSTANCE_WORDS,
  contentDigest,
  type Dictation,
  Dossier,
  LetterReader,
  LetterWriter,
} from "./letters/index.ts";
