export { type FormulaOf, FormulaObserver } from "./formula-observer.ts";
export * from "./judge.ts";
export * from "./rules.ts";
export { livenessBound } from "./liveness-bounds.ts";
export { publishedTransitions } from "./published-transitions.ts";
export * from "./rules-document.ts";
export { ALL_FAULTS } from "./rule.ts";
export type {
  JudgeContext,
  JudgedScenario,
  LawReference,
  Observer,
  PublishedTransition,
  Rule,
  RuleOf,
} from "./rule.ts";
export type { JournalLine, Verdict } from "./verdict.ts";
