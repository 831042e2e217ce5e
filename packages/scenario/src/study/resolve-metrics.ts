import type { Path } from "../reader/problem.ts";
import type { Reporter } from "../resolve/context.ts";
import { inLanguages } from "../resolve/in-languages.ts";
import { parseSpan } from "../resolve/span.ts";
import type { MetricText } from "./metric-schema.ts";
import { spanWords } from "./span-words.ts";
import { STUDY_DEFAULTS } from "./study-defaults.ts";
import type { MetricFilter, StudyMetric } from "./study.ts";

type Better = StudyMetric["better"];
type Naming = Pick<StudyMetric, "name" | "title" | "better">;

/**
 * The metrics of a study; the three that speak for most if it names none. A cost is called with its
 * currency, so that it stands wherever the metric does.
 */
export function resolveMetrics(
  texts: Readonly<Record<string, MetricText>> | undefined,
  currency: string,
  report: Reporter,
): StudyMetric[] {
  return Object.entries(texts ?? USUAL).flatMap(([name, text]) => {
    const metric = resolveMetric(name, text, ["metrics", name], report);
    if (metric === null) return [];
    const isCost = metric.kind === "staffing" && metric.measure === "cost";
    return [isCost ? { ...metric, title: withCurrency(metric.title, currency) } : metric];
  });
}

function withCurrency(title: StudyMetric["title"], currency: string): StudyMetric["title"] {
  return Object.fromEntries(
    Object.entries(title).map(([language, text]) => [
      language,
      text.includes(currency) ? text : `${text}, ${currency}`,
    ]),
  );
}

const USUAL: Readonly<Record<string, MetricText>> = {
  "in-time": { share: "preserved-in-time-share" },
  "time-to-preserve": {
    latency: "time-to-preserve",
    restricted_mean: STUDY_DEFAULTS["metrics.horizon"].value,
  },
  officers: { staffing: "officers" },
};

const KINDS = ["share", "latency", "fairness", "staffing", "count"] as const;

function resolveMetric(
  name: string,
  text: MetricText,
  path: Path,
  report: Reporter,
): StudyMetric | null {
  const kinds = KINDS.filter((kind) => text[kind] !== undefined);
  if (kinds.length !== 1) {
    const found = kinds.length === 0 ? "none" : kinds.join(" and ");
    report.error(path, `a metric has one of ${KINDS.join(", ")}, not ${found}`, HINT, "key");
    return null;
  }
  const { share, fairness, staffing, count } = text;
  const naming = (otherwise: Better, title: string): Naming => ({
    name,
    title: inLanguages(text.title ?? title),
    better: text.better ?? otherwise,
  });
  if (text.latency === undefined) refuseLatencyKeys(text, path, report);
  if (share !== undefined) {
    const better = share === "preserved-in-time-share" ? "higher" : "lower";
    return { ...naming(better, SHARE_TITLES[share]), kind: "share", measure: share, unit: "share" };
  }
  if (fairness !== undefined) {
    const better = fairness === "worst-served" ? "higher" : "lower";
    const unit = fairness === "gini" ? "number" : "share";
    return {
      ...naming(better, FAIRNESS_TITLES[fairness]),
      kind: "fairness",
      measure: fairness,
      unit,
    };
  }
  if (staffing !== undefined) {
    const unit = staffing === "utilisation" ? "share" : "number";
    const title = STAFFING_TITLES[staffing];
    return { ...naming("lower", title), kind: "staffing", measure: staffing, unit };
  }
  if (count !== undefined) {
    const better = count === "preserved" || count === "sent" ? "higher" : "lower";
    return {
      ...naming(better, COUNT_TITLES[count]),
      kind: "count",
      measure: count,
      unit: "number",
    };
  }
  return resolveLatency(text, path, report, naming);
}

const HINT = "such as { share: preserved-in-time-share }";

function refuseLatencyKeys(text: MetricText, path: Path, report: Reporter): void {
  for (const key of ["where", "statistic", "within", "restricted_mean"] as const) {
    if (text[key] !== undefined) {
      report.error([...path, key], "goes with latency alone", undefined, "key");
    }
  }
}

function resolveLatency(
  text: MetricText,
  path: Path,
  report: Reporter,
  naming: (otherwise: Better, title: string) => Naming,
): StudyMetric | null {
  const { latency, statistic, within, restricted_mean: restricted } = text;
  const said = [statistic, within, restricted].filter((value) => value !== undefined);
  if (latency === undefined) return null;
  if (said.length !== 1) {
    const message = `a latency has one of statistic, within and restricted_mean, not ${said.length === 0 ? "none" : said.length}`;
    report.error(path, message, "such as statistic: p95", "key");
    return null;
  }
  const of = { kind: "latency", measure: latency, where: given(text.where) } as const;
  const words = latency.replaceAll("-", " ");
  if (statistic !== undefined) {
    const reached = statistic === "reached-share";
    const title = reached
      ? `Share that reached ${words}`
      : `${statistic.replaceAll("-", " ")} of ${words}`;
    return {
      ...naming(reached ? "higher" : "lower", title),
      ...of,
      unit: reached ? "share" : "seconds",
      statistic: { kind: statistic },
    };
  }
  const span = within ?? restricted ?? "PT0S";
  const horizon = parseSpan(span);
  const key = within === undefined ? "restricted_mean" : "within";
  if (horizon <= 0) report.error([...path, key], "lasts no time", "such as PT24H");
  return within === undefined
    ? {
        ...naming("lower", `Mean ${words} up to ${spanWords(horizon)}`),
        ...of,
        unit: "seconds",
        statistic: { kind: "restricted-mean", horizon },
      }
    : {
        ...naming("higher", `Share with ${words} within ${spanWords(horizon)}`),
        ...of,
        unit: "share",
        statistic: { kind: "within", horizon },
      };
}

function given(where: MetricText["where"]): MetricFilter {
  return Object.fromEntries(
    Object.entries(where ?? {}).filter((entry) => entry[1] !== undefined),
  ) as MetricFilter;
}

const SHARE_TITLES = {
  "preserved-in-time-share": "Share preserved before expiry",
  "undecided-share": "Share undecided",
  "no-basis-share": "Share without a legal basis",
  "wrong-address-share": "Share of tries that met a wrong address",
} as const;
const FAIRNESS_TITLES = {
  gini: "Gini of the share preserved in time, between States",
  "worst-served": "Share preserved in time of the worst-served State",
  "zone-gap": "Gap between zones in the share preserved in time",
} as const;
const STAFFING_TITLES = {
  officers: "Full-time officers",
  cost: "Cost of officers",
  utilisation: "Share of officers' hours worked",
} as const;
const COUNT_TITLES = {
  needs: "Needs",
  sent: "Requests sent",
  confidants: "States that read a request",
  preserved: "Requests preserved",
} as const;
