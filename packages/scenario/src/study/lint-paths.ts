import type { Path } from "../reader/problem.ts";
import type { Reporter } from "../resolve/context.ts";
import type { Change } from "./change.ts";
import type { Study } from "./study.ts";

/** Values that two parts of a study lay hands on, and keys that no study may change. */
export function lintPaths(study: Study, report: Reporter): void {
  const { factors, uncertain, variants, switches } = study;
  const owners = new Map<string, string>();
  for (const { name, path } of factors) {
    const at: Path = ["factors", name, "path"];
    refuseFixed([{ path, value: null }], at, report);
    const owner = owners.get(path);
    if (owner !== undefined)
      report.error(at, `${path} is varied by ${owner} too`, "take one of them out");
    owners.set(path, `the factor ${name}`);
  }
  for (const [index, { path }] of uncertain.entries()) {
    const at: Path = ["uncertain", index, "path"];
    refuseFixed([{ path, value: null }], at, report);
    for (const [other, owner] of owners) {
      if (!meet(path, other)) continue;
      const hint = owner === ANOTHER ? "take one of them out" : choiceBetween(index, owner);
      report.error(at, `${path} is varied by ${owner} too`, hint);
    }
    owners.set(path, ANOTHER);
  }
  for (const { name, changes } of switches) refuseFixed(changes, ["switches", name], report);
  for (const { name, changes } of variants) {
    refuseFixed(changes, ["variants", name], report);
    lintOverlap(study, name, pathsOf(changes), report);
  }
}

const ANOTHER = "another uncertain parameter";

function choiceBetween(index: number, factor: string): string {
  return `take uncertain[${index}] out to vary it on purpose, or ${factor} to draw it`;
}

/** A factor's value, and then a draw, is put in after a variant's changes; a switch has the last word. */
function lintOverlap(
  { factors, uncertain }: Study,
  variant: string,
  paths: readonly string[],
  report: Reporter,
): void {
  for (const [index, parameter] of uncertain.entries()) {
    if (!paths.some((path) => meet(path, parameter.path))) continue;
    const message = `${parameter.path} is changed by the variant ${variant} too, which a draw would undo`;
    report.error(["uncertain", index, "path"], message);
  }
  for (const { name, path } of factors) {
    if (!paths.some((other) => meet(other, path))) continue;
    const message = `${path} is changed by the variant ${variant} too, which the factor undoes`;
    report.warn(["factors", name, "path"], message);
  }
}

/** Dotted paths of all values that changes put in or remove. */
function pathsOf(changes: readonly Change[]): string[] {
  return changes.flatMap((change) => ("path" in change ? [change.path] : leaves(change.patch, "")));
}

function leaves(value: unknown, path: string): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, path === "" ? key : `${path}.${key}`),
  );
}

/** Whether one path is the other, or leads to a part of it. */
function meet(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

/** Whether no study may change what lies at a path. */
export function isFixed(path: string): boolean {
  return Object.hasOwn(FIXED, path.split(".")[0] ?? "");
}

const FIXED: Readonly<Record<string, string>> = {
  format: "the format is the scenario's own",
  id: "the scenario stays the same one",
  seed: "seeds follow from the study's seed",
  include: "files are merged before anything is changed",
  real_states: "a study is of real States or of fictitious ones as a whole",
  marking: "the study has a marking of its own",
};

function refuseFixed(changes: readonly Change[], at: Path, report: Reporter): void {
  for (const change of changes) {
    const keys = "path" in change ? [change.path] : Object.keys(change.patch);
    for (const key of keys) {
      const [first = ""] = key.split(".");
      const reason = Object.hasOwn(FIXED, first) ? FIXED[first] : undefined;
      if (reason === undefined) continue;
      const place = "path" in change ? ["set", key] : ["patch", key];
      const isChange = at[0] === "variants" || at[0] === "switches";
      report.error(
        isChange ? [...at, ...place] : at,
        `cannot be changed: ${reason}`,
        undefined,
        isChange ? "key" : "value",
      );
    }
  }
}
