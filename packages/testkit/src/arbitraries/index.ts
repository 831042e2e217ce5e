export { documentArbitrary, neighbourArbitrary } from "./document-arbitrary.ts";
export { ERAS, type Era, fictitiousFrame, type Frame, frameOf } from "./frame.ts";
