import { lognormalFromMoments, lognormalFromQuantiles } from "@contactpoint/engine";
import type { Distribution } from "@contactpoint/engine";

import { formatPath } from "../reader/problem.ts";
import type { Path } from "../reader/problem.ts";
import type { Context } from "./context.ts";
import { readColumn } from "./csv.ts";
import type { DefaultKey } from "./defaults.ts";
import { parseSpan } from "./span.ts";

type Lognormal<V> = {
  readonly [K in "p50" | "p95" | "mean" | "sd"]?: V | undefined;
};

type Kinds<V> = {
  readonly deterministic?: V | undefined;
  readonly uniform?: { readonly min: V; readonly max: V } | undefined;
  readonly exponential?: { readonly mean: V } | undefined;
  readonly lognormal?: Lognormal<V> | undefined;
  readonly weibull?: { readonly scale: V; readonly shape: number } | undefined;
  readonly gamma?: { readonly mean: V; readonly shape: number } | undefined;
  readonly empirical?:
    | {
        readonly values?: readonly V[] | undefined;
        readonly file?: string | undefined;
        readonly column?: string | undefined;
      }
    | undefined;
};

/** What reading a distribution needs of a context. */
export type DistributionContext = Pick<Context, "report" | "readFile">;

export type DurationValue = string | Kinds<string>;
export type FactorValue = number | Kinds<number>;

const NOTHING: Distribution = { kind: "deterministic", value: 0 };

/** A distribution in milliseconds. */
export function resolveDuration(
  context: DistributionContext,
  value: DurationValue,
  path: Path,
): Distribution {
  if (typeof value === "string") return { kind: "deterministic", value: parseSpan(value) };
  return resolveKinds(context, value, path, parseSpan, (text) =>
    text.startsWith("P") ? parseSpan(text) : Number(text) * 1_000,
  );
}

/** A distribution of factors without unit. */
export function resolveFactor(
  context: DistributionContext,
  value: FactorValue,
  path: Path,
): Distribution {
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
  context: DistributionContext,
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
  const { deterministic, uniform, exponential, lognormal, gamma, weibull, empirical } = kinds;
  if (deterministic !== undefined) return { kind: "deterministic", value: toNumber(deterministic) };
  if (exponential !== undefined) return { kind: "exponential", mean: toNumber(exponential.mean) };
  if (gamma !== undefined) return { kind: "gamma", mean: toNumber(gamma.mean), shape: gamma.shape };
  if (uniform !== undefined) {
    const [min, max] = [toNumber(uniform.min), toNumber(uniform.max)];
    if (max >= min) return { kind: "uniform", min, max };
    context.report.error([...path, "uniform", "max"], "max is less than min");
  }
  if (weibull !== undefined) {
    return { kind: "weibull", scale: toNumber(weibull.scale), shape: weibull.shape };
  }
  if (lognormal !== undefined) {
    return resolveLognormal(context, lognormal, [...path, "lognormal"], toNumber);
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

function resolveLognormal<V>(
  context: DistributionContext,
  { p50, p95, mean, sd }: Lognormal<V>,
  path: Path,
  toNumber: (value: V) => number,
): Distribution {
  const refuse = (at: Path, message: string, hint?: string): Distribution => {
    context.report.error(at, message, hint);
    return NOTHING;
  };
  const byMoments = mean !== undefined && sd !== undefined;
  if (byMoments && p50 === undefined && p95 === undefined) {
    if (toNumber(mean) > 0) return lognormalFromMoments(toNumber(mean), toNumber(sd));
    return refuse([...path, "mean"], "mean is not above zero");
  }
  if (p50 === undefined || p95 === undefined || mean !== undefined || sd !== undefined) {
    return refuse(
      path,
      "a lognormal has p50 and p95, or mean and sd",
      "such as { p50: PT1H, p95: PT4H }",
    );
  }
  const [median, high] = [toNumber(p50), toNumber(p95)];
  if (!(median > 0)) return refuse([...path, "p50"], "p50 is not above zero");
  if (high < median) return refuse([...path, "p95"], "p95 is less than the median p50");
  return lognormalFromQuantiles(median, high);
}

function column(
  context: DistributionContext,
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
