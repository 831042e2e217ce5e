import { meanOf, quantile } from "@contactpoint/engine";
import type { Distribution } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";

import { didYouMean } from "../reader/nearest-name.ts";
import type { LocatedDocument } from "../reader/origins.ts";
import type { Path } from "../reader/problem.ts";
import type { Reporter } from "../resolve/context.ts";
import { keysOf, PathFault } from "./apply-change.ts";
import type { BaseScenario } from "./base-scenario.ts";
import { setAt, writtenValue } from "./change.ts";
import type { LocatedChange } from "./locate-changes.ts";
import { isFixed } from "./lint-paths.ts";
import { locatedChanges } from "./resolve-study.ts";
import { sameData } from "./same-data.ts";
import type { Study, StudyFactor } from "./study.ts";
import type { SoundVariant, TrialLog } from "./trial-log.ts";

/** Tries factors, uncertain parameters and switches on every sound variant. */
export function examineVaried(
  study: Study,
  document: LocatedDocument,
  base: BaseScenario,
  sound: readonly SoundVariant[],
  log: TrialLog,
  report: Reporter,
): void {
  const trial = new Trial(study, document, base, sound, log);
  const text = base.changed((sound[0]?.changes ?? []).map(({ change }) => change));
  for (const factor of study.factors) {
    if (isFixed(factor.path)) continue;
    const path: Path = ["factors", factor.name, "path"];
    const makesDifference = trial.run(
      valuesOf(factor).map(({ value, at }) => [
        { change: setAt(factor.path, value), key: path, value: ["factors", factor.name, ...at] },
      ]),
    );
    tellPath(factor.path, path, text, makesDifference, report);
  }
  for (const [index, { path, distribution, unit }] of study.uncertain.entries()) {
    if (isFixed(path)) continue;
    const at: Path = ["uncertain", index, "path"];
    const ends = endsOf(distribution).map((value) => writtenValue(value, unit));
    const isSteady = sameData(ends[0], ends[1]);
    if (isSteady) report.warn(at, `${path} is always the same: it is not uncertain`);
    const makesDifference = trial.run(
      ends.map((value) => [{ change: setAt(path, value), key: at, value: at }]),
    );
    tellPath(path, at, text, makesDifference || isSteady, report);
  }
  for (const { name } of study.switches) {
    if (trial.run([[], locatedChanges(document, "switches", name)])) continue;
    report.warn(["switches", name], "changes nothing in any variant", undefined, "key");
  }
}

/** A path that changes nothing, or one that is new to the scenario and like one that it has. */
function tellPath(
  path: string,
  at: Path,
  text: unknown,
  makesDifference: boolean,
  report: Reporter,
): void {
  const near = nearest(text, path);
  if (!makesDifference) report.error(at, `${path} changes nothing in any variant`, near);
  else if (near !== undefined) report.warn(at, `${path} is new to the scenario`, near);
}

class Trial {
  readonly #study: Study;
  readonly #document: LocatedDocument;
  readonly #base: BaseScenario;
  readonly #sound: readonly SoundVariant[];
  readonly #log: TrialLog;

  constructor(
    study: Study,
    document: LocatedDocument,
    base: BaseScenario,
    sound: readonly SoundVariant[],
    log: TrialLog,
  ) {
    this.#study = study;
    this.#document = document;
    this.#base = base;
    this.#sound = sound;
    this.#log = log;
  }

  /** Each of the alternatives with each variant; true if they differ in some, or are wrong. */
  run(alternatives: readonly (readonly LocatedChange[])[]): boolean {
    let differ = false;
    for (const { changes } of this.#sound) {
      let first: ResolvedScenario | null = null;
      for (const further of alternatives) {
        const all = [...changes, ...further];
        const findings = this.#base.examine(this.#document, all, this.#study.seed);
        const [cause] = further;
        this.#log.add(findings, cause === undefined ? [] : cause.value);
        const { scenario } = findings;
        if (scenario === null || findings.problems.length > 0) differ = true;
        else if (first === null) first = scenario;
        else differ ||= !sameData(simulatedPart(scenario), simulatedPart(first));
      }
    }
    return differ;
  }
}

function valuesOf({ levels }: StudyFactor): { readonly value: unknown; readonly at: Path }[] {
  if (levels.kind === "list") {
    return levels.values.map((value, index) => ({ value, at: ["values", index] }));
  }
  const { min, max, unit } = levels;
  return [
    { value: writtenValue(min, unit), at: ["range", "min"] },
    { value: writtenValue(max, unit), at: ["range", "max"] },
  ];
}

const TAIL = 0.01;

/** The least and the greatest value that draws are likely to reach. */
function endsOf(distribution: Distribution): [number, number] {
  switch (distribution.kind) {
    case "uniform":
      return [distribution.min, distribution.max];
    case "gamma":
      return [meanOf(distribution) / 2, meanOf(distribution) * 2];
    case "empirical":
      return [distribution.values[0] ?? 0, distribution.values.at(-1) ?? 0];
    default:
      return [quantile(distribution, TAIL), quantile(distribution, 1 - TAIL)];
  }
}

/** For the first key of a path that the scenario does not have: a like one that it has. */
function nearest(text: unknown, path: string): string | undefined {
  let at = text;
  for (const key of keysIn(text, path)) {
    if (typeof at !== "object" || at === null) return undefined;
    if (!Object.hasOwn(at, key)) return didYouMean(String(key), Object.keys(at));
    at = (at as Record<string | number, unknown>)[key];
  }
  return undefined;
}

/** None of a path that leads nowhere: that is a problem already. */
function keysIn(text: unknown, path: string): readonly (string | number)[] {
  try {
    return keysOf(text, path);
  } catch (error) {
    if (error instanceof PathFault) return [];
    throw error;
  }
}

/** Neither how its parameters are graded nor how people would play it changes a simulation. */
function simulatedPart(scenario: ResolvedScenario): object {
  return { ...scenario, parameters: null, exercise: null };
}
