export * from "./host/index.ts";
export { contentDigest, LetterReader, LetterWriter } from "./letters/index.ts";
