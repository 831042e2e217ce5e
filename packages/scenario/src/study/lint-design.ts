import type { Path } from "../reader/problem.ts";
import { requireName } from "../resolve/context.ts";
import type { Reporter } from "../resolve/context.ts";
import type { Study, StudyDesign, StudyFactor } from "./study.ts";

type Values = readonly (string | number | boolean)[];

/** Designs that do not fit their factors, and constraints that leave out nothing or everything. */
export function lintDesign(
  { factors, design, variants }: Study,
  given: readonly string[],
  report: Reporter,
): void {
  if (design.kind !== "grid") {
    if (factors.some(({ levels }) => levels.kind === "range")) return;
    const found = factors.length === 0 ? "there are none" : "all have values";
    const message = `a ${design.kind} wants factors with a range; ${found}`;
    report.error(["design"], message, "such as range: { min: 0.5, max: 2 }", "key");
    return;
  }
  for (const { name, levels } of factors) {
    if (levels.kind === "list") continue;
    const hint = "write values, or design: { kind: latin-hypercube, samples: 50 }";
    report.error(["factors", name], "a grid wants values, not a range", hint, "key");
  }
  if (factors.some(({ levels }) => levels.kind === "range")) return;
  if (!lintConstraints(factors, given, design.constraints, report)) return;
  lintSize(factors, design, variants.length, report);
}

function lintConstraints(
  factors: readonly StudyFactor[],
  given: readonly string[],
  constraints: StudyDesign["constraints"],
  report: Reporter,
): boolean {
  const values = new Map(factors.map(({ name, levels }) => [name, valuesOf(levels)]));
  let sound = true;
  for (const [index, constraint] of constraints.entries()) {
    const path: Path = ["design", "constraints", index];
    const entries = Object.entries(constraint);
    if (entries.length === 0) {
      report.error(path, "names no factor, and would leave out every point");
      sound = false;
    }
    for (const [name, wanted] of entries) {
      const known = values.get(name);
      if (known === undefined) {
        requireName({ report }, "factor", name, given, [...path, name], "key");
        sound = false;
        continue;
      }
      const strange = wanted.find((value) => !known.includes(value));
      if (strange === undefined) continue;
      const hint = `it has ${known.join(", ")}`;
      report.error([...path, name], `${name} never has the value ${String(strange)}`, hint);
      sound = false;
    }
  }
  return sound;
}

function lintSize(
  factors: readonly StudyFactor[],
  { constraints }: StudyDesign,
  variants: number,
  report: Reporter,
): void {
  const all = factors.reduce((product, { levels }) => product * valuesOf(levels).length, 1);
  if (all > MOST_POINTS) {
    const message = `makes ${all} points of each of ${variants} variants`;
    report.error(["factors"], message, "take fewer values, or a latin-hypercube", "key");
    return;
  }
  if (constraints.length > 0 && left(factors, constraints) === 0) {
    report.error(["design", "constraints"], "leave no point of the grid", undefined, "key");
  }
}

const MOST_POINTS = 100_000;

/** Points of the grid that match no constraint. */
function left(factors: readonly StudyFactor[], constraints: StudyDesign["constraints"]): number {
  let points: Readonly<Record<string, Values[number]>>[] = [{}];
  for (const { name, levels } of factors) {
    points = points.flatMap((point) =>
      valuesOf(levels).map((value) => ({ ...point, [name]: value })),
    );
  }
  const matches = (point: (typeof points)[number], constraint: (typeof constraints)[number]) =>
    Object.entries(constraint).every(([name, values]) =>
      values.some((value) => value === point[name]),
    );
  return points.filter((point) => !constraints.some((each) => matches(point, each))).length;
}

function valuesOf(levels: StudyFactor["levels"]): Values {
  return levels.kind === "list" ? levels.values : [];
}
