import type { Distribution } from "@contactpoint/engine";

import type { Path } from "../reader/problem.ts";
import { resolveDuration, resolveFactor } from "../resolve/distributions.ts";
import type { DistributionContext, DurationValue, FactorValue } from "../resolve/distributions.ts";
import { inLanguages } from "../resolve/in-languages.ts";
import { parseSpan } from "../resolve/span.ts";
import type { ValueUnit } from "./change.ts";
import type { DesignText, FactorText, Quantity, UncertainText } from "./factor-schema.ts";
import { STUDY_DEFAULTS } from "./study-defaults.ts";
import type { StudyDesign, StudyFactor, UncertainParameter } from "./study.ts";

export function resolveFactorOfStudy(
  name: string,
  text: FactorText,
  { report }: DistributionContext,
): StudyFactor | null {
  const path: Path = ["factors", name];
  const common = { name, path: text.path, title: inLanguages(text.title ?? name) };
  if (text.values !== undefined && text.range === undefined) {
    for (const [index, value] of text.values.entries()) {
      if (text.values.indexOf(value) < index) {
        report.error([...path, "values", index], `${String(value)} is listed twice`);
      }
    }
    return { ...common, levels: { kind: "list", values: text.values } };
  }
  if (text.range === undefined || text.values !== undefined) {
    const found = text.range === undefined ? "neither" : "both";
    const hint = "such as values: [0.5, 1, 2] or range: { min: 0.5, max: 2 }";
    report.error(path, `a factor has values or a range, not ${found}`, hint, "key");
    return null;
  }
  const at = [...path, "range"];
  const { min: least, max: most, scale = "linear", whole = false } = text.range;
  const unit = unitOf([least, most], whole, at, report);
  if (unit === null) return null;
  const [min, max] = [numberOf(least), numberOf(most)];
  if (max <= min) report.error([...at, "max"], "max is not above min");
  if (scale === "log" && min <= 0) {
    report.error([...at, "min"], "a logarithmic scale begins above 0", "write scale: linear");
  }
  if (unit === "whole" && !(Number.isInteger(min) && Number.isInteger(max))) {
    report.error(at, "min and max are not whole, though whole: true is said");
  }
  return { ...common, levels: { kind: "range", min, max, scale, unit } };
}

export function resolveUncertain(
  text: UncertainText,
  index: number,
  context: DistributionContext,
): UncertainParameter | null {
  const path: Path = ["uncertain", index];
  const { path: where, title, whole = false, basis = "assumption", source, ...kinds } = text;
  if (basis !== "assumption" && source === undefined) {
    context.report.error(path, `is ${basis}, but names no source`, "add source: …");
  }
  const unit = unitOf(valuesOf(kinds), whole, path, context.report);
  if (unit === null) return null;
  const distribution: Distribution =
    unit === "span"
      ? resolveDuration(context, kinds as DurationValue, path)
      : resolveFactor(context, kinds as FactorValue, path);
  return {
    path: where,
    title: inLanguages(title ?? where),
    distribution,
    unit,
    basis,
    source: source ?? "no source: an assumption",
  };
}

export function resolveDesign(
  text: DesignText | undefined,
  { report }: DistributionContext,
): StudyDesign {
  const { kind = "grid", samples, trajectories, levels, constraints = [] } = text ?? {};
  const useless = Object.entries({ samples, trajectories, levels }).filter(
    ([key, value]) => value !== undefined && !KEYS[kind].includes(key),
  );
  for (const [key] of useless) {
    report.error(["design", key], `has no effect on ${kind}`, undefined, "key");
  }
  if (kind !== "grid" && constraints.length > 0) {
    report.error(
      ["design", "constraints"],
      `a ${kind} has no constraints`,
      "they thin out a grid",
      "key",
    );
  }
  const left = constraints.map((constraint) =>
    Object.fromEntries(
      Object.entries(constraint).map(([name, value]) => [
        name,
        Array.isArray(value) ? value : [value],
      ]),
    ),
  );
  if (kind === "grid") return { kind, constraints: left };
  if (kind === "morris") {
    const on = levels ?? STUDY_DEFAULTS["design.levels"].value;
    if (on % 2 !== 0) report.error(["design", "levels"], `is ${on}, but is an even number`);
    const count = trajectories ?? STUDY_DEFAULTS["design.trajectories"].value;
    return { kind, constraints: left, trajectories: count, levels: on };
  }
  if (samples === undefined)
    report.error(["design"], `a ${kind} needs samples`, "such as samples: 64", "key");
  const number = samples ?? 1;
  if (kind !== "latin-hypercube" && (number & (number - 1)) !== 0) {
    report.warn(["design", "samples"], `is ${number}; points are balanced at a power of two`);
  }
  return { kind, constraints: left, samples: number };
}

const KEYS: Readonly<Record<StudyDesign["kind"], readonly string[]>> = {
  grid: [],
  "latin-hypercube": ["samples"],
  sobol: ["samples"],
  saltelli: ["samples"],
  morris: ["trajectories", "levels"],
};

/** Null, and a problem, where numbers and spans are mixed. */
function unitOf(
  values: readonly Quantity[],
  whole: boolean,
  path: Path,
  report: DistributionContext["report"],
): ValueUnit | null {
  const spans = values.filter((value) => typeof value === "string").length;
  if (spans > 0 && spans < values.length) {
    report.error(path, "mixes numbers with spans", "write all as spans such as PT30M, or none");
    return null;
  }
  if (spans > 0 && whole) {
    report.error(
      [...path, "whole"],
      "spans are not counted: whole goes with numbers",
      undefined,
      "key",
    );
  }
  if (spans > 0) return "span";
  return whole ? "whole" : "number";
}

function numberOf(value: Quantity): number {
  return typeof value === "number" ? value : parseSpan(value);
}

/** The values in a distribution's text; shapes are no values. */
function valuesOf(kinds: object): Quantity[] {
  return Object.entries(kinds).flatMap(([key, value]: [string, unknown]): Quantity[] => {
    if (key === "shape" || key === "file" || key === "column") return [];
    if (typeof value === "number" || typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? valuesOf(value) : [];
  });
}
