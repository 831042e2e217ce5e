export type * from "./conformance-case.ts";
export type { Feature } from "./node-frame.ts";
export { FULLY_STATED, STATED, statedData } from "./peer-letter.ts";
export { judgeCase, type JudgedCase } from "./judged-case.ts";
export { OwnNode } from "./own-node.ts";
export type { BenchTerms } from "./bench-terms.ts";
export type { ProviderAnswer } from "./bench-frame.ts";
