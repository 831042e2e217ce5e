export * from "./host/index.ts";
export { CIRCUMSTANCE_WORDS, contentDigest, LetterReader, LetterWriter } from "./letters/index.ts";
