export { Bootstrap, type StatisticOf } from "./bootstrap.ts";
export { binomialCdf } from "./binomial-cdf.ts";
export { compareWithBest } from "./compare-with-best.ts";
export { drawMeans } from "./draw-means.ts";
export { effectSize, type EffectSize } from "./effect-size.ts";
export { gini } from "./gini.ts";
export { groupGap, type GroupGap, type ServedGroup } from "./group-gap.ts";
export { bonferroniConfidence, holm } from "./holm.ts";
export { incidenceBand } from "./incidence-band.ts";
export { advanceKn, type KnRule, type KnState, startKn } from "./kn-selection.ts";
export { type Moments, momentsOf } from "./moments.ts";
export { type Mser5, mser5 } from "./mser5.ts";
export { normalCdf } from "./normal-cdf.ts";
export { ocbaAllocation, type OcbaSystem } from "./ocba-allocation.ts";
export { comparePaired, type PairedComparison, type PairedOptions } from "./paired-comparison.ts";
export { quantileInterval } from "./quantile-interval.ts";
export { ratioInterval } from "./ratio-interval.ts";
export { sectionedInterval } from "./sectioned-interval.ts";
export { shareBounds, type ShareBounds } from "./share-bounds.ts";
export {
  type PrecisionPlan,
  type PrecisionSeries,
  type Shortfall,
  stoppingRule,
  type StoppingState,
} from "./stopping-rule.ts";
export { studentQuantile, twoSidedTail } from "./student.ts";
export { tInterval } from "./t-interval.ts";
export { splitVariance, type VarianceSplit } from "./variance-split.ts";
export { welchCurve } from "./welch-curve.ts";
