export {
  counterexample,
  type Counterexample,
  type CounterexampleOptions,
} from "./counterexample.ts";
export { documentSize, type DocumentSize } from "./document-size.ts";
export { shrinkDocument, type Shrunk, type ShrinkOptions } from "./shrink-document.ts";
