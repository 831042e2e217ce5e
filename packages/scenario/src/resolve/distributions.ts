import { lognormalFromQuantiles } from "@contactpoint/engine";
import type { Distribution } from "@contactpoint/engine";

import { formatPath } from "../reader/problem.ts";
import type { Path } from "../reader/problem.ts";
import type { Context } from "./context.ts";
import { readColumn } from "./csv.ts";
import type { DefaultKey } from "./defaults.ts";
import { parseSpan } from "./span.ts";

type Kinds<V> = {
  readonly deterministic?: V | undefined;
  readonly uniform?: { readonly min: V; readonly max: V } | undefined;
  readonly exponential?: { readonly mean: V } | undefined;
  readonly lognormal?: { readonly p50: V; readonly p95: V } | undefined;
  readonly gamma?: { readonly mean: V; readonly shape: number } | undefined;
  readonly empirical?:
    | {
        readonly values?: readonly V[] | undefined;
        readonly file?: string | undefined;
        readonly column?: string | undefined;
      }
    | undefined;
};

export type DurationValue = string | Kinds<string>;
export type FactorValue = number | Kinds<number>;

const NOTHING: Distribution = { kind: "deterministic", value: 0 };

/** A distribution in milliseconds. */
export function resolveDuration(context: Context, value: DurationValue, path: Path): Distribution {
  if (typeof value === "string") return { kind: "deterministic", value: parseSpan(value) };
  return resolveKinds(context, value, path, parseSpan, (text) =>
    text.startsWith("P") ? parseSpan(text) : Number(text) * 1_000,
  );
}

/** A distribution of factors without unit. */
export function resolveFactor(context: Context, value: FactorValue, path: Path): Distribution {
  if (typeof value === "number") return { kind: "deterministic", value };
  return resolveKinds(context, value, path, (number) => number, Number);
}

/** The duration given, else the default, recorded as a parameter under its path. */
export function takeDuration(
  context: Context,
  key: DefaultKey,
  path: Path,
  given: DurationValue | undefined,
): Distribution {
  const value = context.parameters.take(key, formatPath(path), given) as DurationValue;
  return resolveDuration(context, value, path);
}

function resolveKinds<V>(
  context: Context,
  kinds: Kinds<V>,
  path: Path,
  toNumber: (value: V) => number,
  fromFile: (text: string) => number,
): Distribution {
  const named = Object.entries(kinds).filter(([, value]) => value !== undefined);
  if (named.length !== 1) {
    const message = `a distribution has one key, not ${named.length}`;
    context.report.error(path, message, "such as { exponential: { mean: PT2H } }");
    return NOTHING;
  }
  const { deterministic, uniform, exponential, lognormal, gamma, empirical } = kinds;
  if (deterministic !== undefined) return { kind: "deterministic", value: toNumber(deterministic) };
  if (exponential !== undefined) return { kind: "exponential", mean: toNumber(exponential.mean) };
  if (gamma !== undefined) return { kind: "gamma", mean: toNumber(gamma.mean), shape: gamma.shape };
  if (uniform !== undefined) {
    const [min, max] = [toNumber(uniform.min), toNumber(uniform.max)];
    if (max >= min) return { kind: "uniform", min, max };
    context.report.error([...path, "uniform", "max"], "max is less than min");
  }
  if (lognormal !== undefined) {
    const [p50, p95] = [toNumber(lognormal.p50), toNumber(lognormal.p95)];
    if (p50 > 0 && p95 >= p50) return lognormalFromQuantiles(p50, p95);
    const message = p50 > 0 ? "p95 is less than the median p50" : "p50 is not above zero";
    context.report.error([...path, "lognormal", p50 > 0 ? "p95" : "p50"], message);
  }
  if (empirical !== undefined) {
    const values =
      empirical.values?.map(toNumber) ?? column(context, empirical, path).map(fromFile);
    if (values.length > 0 && values.every((value) => value >= 0)) {
      return { kind: "empirical", values: values.toSorted((a, b) => a - b) };
    }
    context.report.error(
      [...path, "empirical"],
      "has no usable values",
      "list values, or name file and column",
    );
  }
  return NOTHING;
}

function column(
  context: Context,
  {
    file,
    column: name,
  }: { readonly file?: string | undefined; readonly column?: string | undefined },
  path: Path,
): string[] {
  if (file === undefined || name === undefined) return [];
  const text = context.readFile(file, [...path, "empirical", "file"]);
  return text === null ? [] : (readColumn(text, name) ?? []);
}
