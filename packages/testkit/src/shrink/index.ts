export { compareWithShortest, type Shortness } from "./compare-with-shortest.ts";
export {
  counterexample,
  type Counterexample,
  type CounterexampleOptions,
} from "./counterexample.ts";
export { documentSize, type DocumentSize, type RunFacts } from "./document-size.ts";
export { shrinkDocument, type Shrunk, type ShrinkOptions } from "./shrink-document.ts";
