export {
  conformanceDocument,
  kitOf,
  NOT_OFFICIAL,
  signedDocument,
  type ConformanceDocument,
  type Kit,
  type SignedDocument,
} from "./conformance-document.ts";
export { conformanceHtml } from "./conformance-html.ts";
export { conformanceJunit } from "./conformance-junit.ts";
export { untriedRequirements, type Untried } from "./untried.ts";
