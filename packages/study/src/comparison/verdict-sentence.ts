import type { Study, StudyMetric } from "@contactpoint/scenario";
import type { ComparisonVerdict, DecisiveAssumption, Difference, Interval } from "./comparison.ts";
import { inputText } from "../exploration/index.ts";
import {
  decimalsFor,
  differenceScale,
  isCertain,
  numberText,
  plusMinus,
  valueText,
} from "./quantity-text.ts";
import type { SamplePair } from "./sample-pairs.ts";
import { sampleTitle } from "./sample-title.ts";
import { whyNoInterval } from "./why-no-interval.ts";

/** One metric of a pair. */
export interface Compared {
  readonly metric: StudyMetric;
  readonly difference: Difference;
  /** Means over the pairs of the difference; `null` of none, or where the metric of one is not known. */
  readonly levels: Levels | null;
}

/** Of the point and of what it is compared with, in the metric's unit. */
interface Levels {
  readonly mean: number;
  readonly against: number;
}

type Figure = ComparisonVerdict["figures"][number];

/** A part of a sentence and every figure in it. */
export interface Clause {
  readonly text: string;
  readonly figures: readonly Figure[];
}

/** `Regional hubs: 7.1 ± 0.8 percentage points more … than Mesh (80.2 % against 73.1 %); 31 officers more.` */
export function headlineSentence(
  study: Study,
  { sample, against }: SamplePair,
  main: Compared,
  further: readonly Clause[],
): Clause {
  const [title, other] = [sampleTitle(study, sample), sampleTitle(study, against)];
  const scope =
    sample.pooled > 1 ? ` on average over ${sample.pooled} combinations of the factors` : "";
  const { t, n } = main.difference;
  const { levels } = main;
  const rest = further.map(({ text }) => `; ${text}`).join("");
  const figures = further.flatMap((clause) => clause.figures);
  const name = title === other ? `${title} (${against.id})` : other;
  if (t === null || levels === null) {
    const { metric } = main;
    const isKnown = levels !== null;
    const why = whyNoInterval({ metric, n, isKnown, noun: "pairs of replications" });
    return {
      text: `Undecided: ${title} against ${name}: ${metricPhrase(main.metric)} cannot be compared, as ${why}${rest}.`,
      figures,
    };
  }
  const level = levelsClause(main.metric, levels);
  const own = [...differenceFigures(main, t), ...level.figures, ...figures];
  if (main.difference.decision !== "undecided") {
    return {
      text: `${title}: ${amount(main, t)} than ${name}${scope} (${level.text})${rest}.`,
      figures: own,
    };
  }
  return {
    text: `Undecided: ${title} against ${name}${scope}: ${undecidedReason(main, t)} (${level.text})${rest}.`,
    figures: own,
  };
}

/** A further metric, as `31 officers more`; nothing where it is not defined. */
export function metricClause(compared: Compared): Clause[] {
  const { t } = compared.difference;
  if (t === null) return [];
  return [{ text: amount(compared, t), figures: differenceFigures(compared, t) }];
}

/** Of more metrics than these a sentence would be a table without lines. */
const MOST_WITH_FIGURES = 2;

/** Whether metrics beside the headline are so many that they are named, and no figure is said. */
export function isManyToSay(others: readonly Compared[]): boolean {
  return others.length > MOST_WITH_FIGURES;
}

/** `By other metrics worse: “A” and “B”; better: “C”.` of metrics that are decided. */
export function namesSentence(decided: readonly Compared[]): Clause {
  const parts = (["worse", "better"] as const).flatMap((decision) => {
    const names = decided
      .filter(({ difference }) => difference.decision === decision)
      .map(({ metric }) => metricPhrase(metric));
    return names.length === 0 ? [] : [`${decision}: ${LIST.format(names)}`];
  });
  return { text: `By other metrics ${parts.join("; ")}.`, figures: [] };
}

const LIST = new Intl.ListFormat("en-GB");

/**
 * How much of the error is chance, and how much is not knowing. What is not known has no number where
 * the draws scatter no more than chance alone would have it: it need not be nothing.
 */
export function errorSentence({ metric, difference }: Compared): Clause[] {
  const { monte_carlo_se, input_se, t } = difference;
  if (monte_carlo_se === null || input_se === null || t === null) return [];
  if (monte_carlo_se === 0 && input_se === 0) return [];
  const scale = differenceScale(metric.unit, t.estimate);
  const text = (error: number): string =>
    numberText(error * scale.factor, decimalsFor(error * scale.factor, error * scale.factor));
  const [chance, input] = [text(monte_carlo_se), text(input_se)];
  const own = { unit: scale.unit, metric: metric.name };
  const unit = scale.unit === "" ? "" : `\u00a0${scale.unit}`;
  const begins = `Standard error of ${metricPhrase(metric)}: ${chance}${unit} from chance`;
  const byChance: Figure = { ...own, text: chance, of: "monte-carlo-se", value: monte_carlo_se };
  return [
    input_se === 0
      ? {
          text: `${begins}; what comes from assumptions that are not known is too small to be told from it.`,
          figures: [byChance],
        }
      : {
          text: `${begins}, ${input}${unit} from assumptions that are not known.`,
          figures: [byChance, { ...own, text: input, of: "input-se", value: input_se }],
        },
  ];
}

/** The assumption that decides, as its own sentence says it. */
export function flipSentence(
  study: Study,
  { sentence, metric, path, flips_at }: DecisiveAssumption,
): Clause {
  return {
    text: sentence,
    figures:
      flips_at === null
        ? []
        : [writtenFigure(inputText(study, path, flips_at), metric, "flips-at", flips_at)],
  };
}

function undecidedReason({ metric, difference }: Compared, t: Interval): string {
  const what = metricPhrase(metric);
  if (t.estimate === 0 && t.low === t.high) {
    return `${what} is the same in all ${difference.n} pairs of replications`;
  }
  return `${what} differs by ${plusMinus(metric.unit, t)}, which ${whyUndecided(t)}`;
}

function whyUndecided(t: Interval): string {
  if (isCertain(t)) return "may be chance in so few pairs";
  return t.low > 0 || t.high < 0 ? "may be chance among so many comparisons" : "may be chance";
}

/** `7.1 ± 0.8 percentage points more of the needs preserved before the data expire`. */
function amount({ metric }: Compared, t: Interval): string {
  const size = plusMinus(metric.unit, mirrored(t));
  const isMore = t.estimate >= 0;
  if (metric.kind === "share" && metric.measure === "preserved-in-time-share") {
    return `${size} ${isMore ? "more" : "less"} of the needs preserved before the data expire`;
  }
  if (metric.kind === "staffing" && metric.measure === "officers") {
    return t.estimate === 0 && t.low === t.high
      ? "as many officers"
      : `${size} ${isMore ? "more" : "fewer"} officers`;
  }
  const [up, down] = metric.unit === "seconds" ? ["longer", "shorter"] : ["higher", "lower"];
  return `${metricPhrase(metric)} ${size} ${isMore ? up : down}`;
}

/** The interval of the magnitude: the direction is said in words. */
function mirrored({ estimate, low, high }: Interval): Interval {
  return estimate >= 0 ? { estimate, low, high } : { estimate: -estimate, low: -high, high: -low };
}

function metricPhrase({ title, name }: StudyMetric): string {
  return `\u201c${title["en"] ?? name}\u201d`;
}

function levelsClause({ unit, name }: StudyMetric, { mean, against }: Levels): Clause {
  const [one, other] = [valueText(unit, mean), valueText(unit, against)];
  return {
    text: `${one} against ${other}`,
    figures: [
      writtenFigure(one, name, "mean", mean),
      writtenFigure(other, name, "baseline-mean", against),
    ],
  };
}

/** Of a value that stands with its unit behind it. */
function writtenFigure(written: string, metric: string, of: Figure["of"], value: number): Figure {
  const [text = "", unit = ""] = written.split("\u00a0");
  return { text: text.replace("\u2212", ""), unit, metric, of, value };
}

function differenceFigures({ metric }: Compared, t: Interval): Figure[] {
  const width = isCertain(t) ? 0 : (t.high - t.low) / 2;
  const scale = differenceScale(metric.unit, Math.max(Math.abs(t.estimate), width));
  const half = width * scale.factor;
  const shown = t.estimate * scale.factor;
  const decimals = decimalsFor(half, shown);
  const difference: Figure = {
    text: numberText(Math.abs(shown), decimals),
    unit: scale.unit,
    metric: metric.name,
    of: "difference",
    value: t.estimate,
  };
  return half === 0
    ? [difference]
    : [
        difference,
        {
          text: numberText(half, decimals),
          unit: scale.unit,
          metric: metric.name,
          of: "half-width",
          value: width,
        },
      ];
}
