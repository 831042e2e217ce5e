import type { Path } from "../reader/problem.ts";
import { requireName } from "../resolve/context.ts";
import type { Reporter } from "../resolve/context.ts";
import { lintDesign } from "./lint-design.ts";
import { lintPaths } from "./lint-paths.ts";
import type { Study } from "./study.ts";

/** Names that the file gives, those of parts that turned out to be faulty among them. */
export interface NamesGiven {
  readonly metrics: readonly string[];
  readonly factors: readonly string[];
}

/** Mistakes of sense in a study that its scenario is not needed to see. */
export function lintStudy(study: Study, given: NamesGiven, report: Reporter): void {
  const names = study.variants.map(({ name }) => name);
  if (names.length === 0) {
    report.error(["variants"], "there are no variants", "add one such as mesh: {}", "key");
    return;
  }
  requireName({ report }, "variant", study.baseline, names, ["baseline"]);
  lintChoice(study, report);
  lintDraws(study, report);
  lintMetrics(study, given.metrics, report);
  lintExploration(study, names, report);
  lintDesign(study, given.factors, report);
  lintPaths(study, report);
}

function lintChoice({ variants, selection, replications }: Study, report: Reporter): void {
  if (variants.length === 1) {
    if (selection !== null) {
      report.error(["selection"], "there is only one variant to choose from", undefined, "key");
    }
    for (const [index, { of }] of replications.targets.entries()) {
      if (of === "mean") continue;
      const hint = "write of: mean";
      const message = "is of a difference, but there is only one variant";
      report.error(["replications", "targets", index], message, hint);
    }
  }
  if (selection?.kind !== "ocba") return;
  const least = variants.length * replications.min;
  if (selection.budget < least) {
    const message = `is ${selection.budget}, less than min for each variant (${least})`;
    report.error(["selection", "ocba", "budget"], message);
  }
  if (replications.min >= 2 * replications.per_draw) return;
  const units = replications.per_draw === 1 ? "replications" : "draws";
  const message = `is ${replications.min}: ocba weighs the scatter, which it takes two ${units} to see`;
  report.error(["replications", "min"], message, `write at least ${2 * replications.per_draw}`);
}

/** Replications that share a draw are one unit of the intervals, and of one there is none. */
function lintDraws({ uncertain, replications }: Study, report: Reporter): void {
  const { max, per_draw: perDraw } = replications;
  if (uncertain.length === 0 || max >= 2 * perDraw) return;
  const message =
    "make a single draw of the uncertain parameters, so that there will be no interval";
  const apart = max > 1 ? ", or per_draw: 1" : "";
  report.warn(["replications"], message, `write ${2 * perDraw} or more${apart}`);
}

const USUAL_HINT =
  "take metrics out for the usual three, or add one such as in-time: { share: preserved-in-time-share }";

/** Names of metrics wherever they are used. */
function lintMetrics(study: Study, known: readonly string[], report: Reporter): void {
  if (known.length === 0) report.error(["metrics"], "nothing is measured", USUAL_HINT, "key");
  const { replications, selection, exploration, robustness, staffing, metrics } = study;
  const uses: [Path, string][] = [
    ...replications.targets.map(({ metric }, index): [Path, string] => [
      ["replications", "targets", index, "metric"],
      metric,
    ]),
    ...exploration.discovery.map(({ metric }, index): [Path, string] => [
      ["exploration", "discovery", index, "metric"],
      metric,
    ]),
    ...listed(["exploration", "sensitivity"], exploration.sensitivity),
    ...listed(["exploration", "regret"], exploration.regret),
    ...listed(["robustness", "metrics"], robustness?.metrics ?? []),
  ];
  if (selection !== null) uses.push([["selection", selection.kind, "metric"], selection.metric]);
  for (const [path, name] of uses) requireName({ report }, "metric", name, known, path);
  for (const { name, kind, measure } of metrics) {
    if (kind !== "staffing" || measure !== "cost") continue;
    if (staffing.cost_per_officer_year !== null) continue;
    const message = "is a cost, but staffing does not say what an officer costs";
    report.error(["metrics", name], message, "add staffing: { cost_per_officer_year: … }", "key");
  }
}

function listed(path: Path, names: readonly string[]): [Path, string][] {
  return names.map((name, index) => [[...path, index], name]);
}

function lintExploration(study: Study, names: readonly string[], report: Reporter): void {
  const { exploration, factors, uncertain } = study;
  const varied = factors.length + uncertain.length > 0;
  for (const key of ["sensitivity", "discovery"] as const) {
    if (varied || exploration[key].length === 0) continue;
    const hint = "add factors or uncertain";
    report.error(["exploration", key], "there is nothing that varies", hint, "key");
  }
  if (exploration.regret.length > 0 && names.length === 1) {
    const message = "there is only one variant, which is always the best";
    report.error(["exploration", "regret"], message, undefined, "key");
  }
  for (const [index, { variant, against }] of exploration.discovery.entries()) {
    const path: Path = ["exploration", "discovery", index];
    requireName({ report }, "variant", variant, names, [...path, "variant"]);
    if (against === null) continue;
    requireName({ report }, "variant", against, names, [...path, "against"]);
    if (against === variant) {
      report.error([...path, "against"], `compares ${variant} with itself`);
    }
  }
}
