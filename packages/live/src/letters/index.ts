export { contentDigest } from "./content-digest.ts";
export { Dossier } from "./dossier.ts";
export { LetterReader, type ReadLetter } from "./letter-reader.ts";
export { LetterWriter } from "./letter-writer.ts";
export type { ReadRequest } from "./read-request.ts";
export { readStatement, type ReadItem, type ReadStatement } from "./read-statement.ts";
export type { Said } from "./said.ts";
