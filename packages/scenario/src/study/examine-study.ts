import { formatDuration } from "@contactpoint/engine";
import type { Duration } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";

import type { LocatedDocument } from "../reader/origins.ts";
import { requireName } from "../resolve/context.ts";
import type { Reporter } from "../resolve/context.ts";
import type { BaseScenario } from "./base-scenario.ts";
import { examineVaried } from "./examine-varied.ts";
import { locatedChanges } from "./resolve-study.ts";
import { sameData } from "./same-data.ts";
import type { Study } from "./study.ts";
import { TrialLog } from "./trial-log.ts";
import type { SoundVariant } from "./trial-log.ts";

/**
 * Resolves the scenario as the study will: each variant, alone and with every value of a factor,
 * the ends of what is uncertain, and each switch. Tells what is wrong, at the study's place, and
 * what makes no difference.
 */
export function examineStudy(
  study: Study,
  document: LocatedDocument,
  base: BaseScenario,
  report: Reporter,
): TrialLog {
  const log = new TrialLog(document, base.examine(document, [], study.seed).problems);
  const sound = study.variants.flatMap(({ name }): SoundVariant[] => {
    const changes = locatedChanges(document, "variants", name);
    const findings = base.examine(document, changes, study.seed);
    log.add(findings, changes[0]?.key ?? ["variants", name]);
    const { scenario } = findings;
    return scenario === null || findings.problems.length > 0 ? [] : [{ name, changes, scenario }];
  });
  lintVariants(study, sound, base, report);
  if (sound.length === 0) return log;
  lintFilters(study, sound, report);
  lintHorizons(study, sound, report);
  lintRemovals(study, sound, report);
  examineVaried(study, document, base, sound, log, report);
  return log;
}

/** Variants that are the same, and changes that change nothing. */
function lintVariants(
  { variants }: Study,
  sound: readonly SoundVariant[],
  base: BaseScenario,
  report: Reporter,
): void {
  const texts = sound.map(({ name }) => {
    const changes = variants.find((variant) => variant.name === name)?.changes ?? [];
    return { name, changes, text: base.changed(changes) };
  });
  const unchanged = base.changed([]);
  for (const [index, { name, changes, text }] of texts.entries()) {
    const twin = texts.slice(0, index).find((other) => sameData(other.text, text));
    if (changes.length > 0 && sameData(text, unchanged)) {
      const message = "changes nothing: the base says the same";
      report.warn(["variants", name], message, undefined, "key");
    } else if (twin !== undefined) {
      const message = `is the same scenario as the variant ${twin.name}`;
      report.warn(["variants", name], message, undefined, "key");
    }
  }
}

/** States and instruments that a metric asks for must be in some variant. */
function lintFilters(study: Study, sound: readonly SoundVariant[], report: Reporter): void {
  const states = new Set(sound.flatMap(({ scenario }) => scenario.states.map(({ id }) => id)));
  const instruments = new Set(
    sound.flatMap(({ scenario }) => scenario.instruments.map(({ id }) => id)),
  );
  for (const metric of study.metrics) {
    if (metric.kind !== "latency") continue;
    const path = ["metrics", metric.name, "where"];
    const { where } = metric;
    for (const key of ["requesting_state", "requested_state"] as const) {
      const id = where[key];
      if (id !== undefined) requireName({ report }, "State", id, states, [...path, key]);
    }
    if (where.instrument === undefined) continue;
    const at = [...path, "instrument"];
    requireName({ report }, "instrument", where.instrument, instruments, at);
  }
}

/** Of a request that is still open at the end nothing is known beyond the time that the run lasts. */
function lintHorizons({ metrics }: Study, sound: readonly SoundVariant[], report: Reporter): void {
  const counted = ({ scenario: { clock } }: SoundVariant): Duration =>
    clock.end - clock.start - clock.warm_up;
  const least = Math.min(...sound.map(counted));
  for (const metric of metrics) {
    if (metric.kind !== "latency" || !("horizon" in metric.statistic)) continue;
    const { horizon } = metric.statistic;
    if (horizon <= least) continue;
    const message = `looks ${formatDuration(horizon)} ahead, and runs last ${formatDuration(least)} after the warm-up: with requests still open it will not be known`;
    const hint = "let runs last longer, or give the metric a shorter horizon";
    report.warn(["metrics", metric.name], message, hint, "key");
  }
}

const LEAST_STATES = 2;

function lintRemovals(
  { robustness }: Study,
  sound: readonly SoundVariant[],
  report: Reporter,
): void {
  if (robustness === null) return;
  const size = ({ scenario }: { readonly scenario: ResolvedScenario }): number =>
    scenario.states.length;
  const least = Math.min(...sound.map(size));
  if (robustness.removals <= least - LEAST_STATES) return;
  const message = `takes away ${robustness.removals} of ${least} States, which leaves no pair`;
  report.error(["robustness", "removals"], message);
}
