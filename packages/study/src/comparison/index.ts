export { compareResults } from "./compare-results.ts";
export type { ComparisonContext } from "./compare-results.ts";
export type * from "./comparison.ts";
export { noVerdictText } from "./no-verdict-text.ts";
export { confidencePercent, isCertain, numberText, plusMinus } from "./quantity-text.ts";
export { metricTitle, sampleTitle } from "./sample-title.ts";
export type { RemovalCurve } from "./removal-steps.ts";
