export type { ProviderAnswer } from "./bench-frame.ts";
export type { BenchTerms } from "./bench-terms.ts";
export { childProcessLink } from "./child-process-link.ts";
export { conclude, type Conclusion, type ConclusionTerms } from "./conclusion.ts";
export type * from "./conformance-case.ts";
export { complaintText, countedComplaints } from "./counted-complaint.ts";
export {
  selectCases,
  tally,
  type Conformance,
  type NodeIdentity,
  type Probe,
  type RuleFinding,
} from "./conformance.ts";
export { judgeCase, type JudgedCase } from "./judged-case.ts";
export { LockStepFault, type LockStepNode } from "./lock-step-node.ts";
export type { Feature } from "./node-frame.ts";
export { OwnNode } from "./own-node.ts";
export { FULLY_STATED, STATED, statedData } from "./peer-letter.ts";
export { greetNode } from "./text-node.ts";
export { tryNode, type OpenNode, type TryOptions } from "./try-node.ts";
export { webSocketLink } from "./web-socket-link.ts";
