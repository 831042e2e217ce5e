import type { Exchange } from "./exchange.ts";

/** A condition that can vary from case to case: a number of each, or a word of each. */
export type PrimInput = { readonly name: string; readonly exchange: Exchange } & (
  | { readonly kind: "number"; readonly values: readonly number[] }
  | { readonly kind: "word"; readonly values: readonly (string | boolean)[] }
);

/** The limit on one input: the least and the greatest value in the box, infinite where open, or words. */
export type PrimLimit =
  | { readonly from: number; readonly until: number }
  | { readonly among: ReadonlySet<string | boolean> };

/** Limits on inputs by their numbers; an input without one is open. */
export type PrimLimits = ReadonlyMap<number, PrimLimit>;

/** What a box holds. Shares lie in [0, 1]. */
export interface PrimBox {
  readonly limits: PrimLimits;
  /** Numbers of the cases in it. */
  readonly cases: readonly number[];
  /** Share of all cases of interest that lie in it. */
  readonly coverage: number;
  /** Share of its cases that are of interest. */
  readonly density: number;
  /** Share of all cases that lie in it. */
  readonly support: number;
}

/** The box of all cases within the limits. */
export function primBox(
  inputs: readonly PrimInput[],
  interest: readonly boolean[],
  limits: PrimLimits,
): PrimBox {
  let cases = [...interest.keys()];
  for (const [input, limit] of limits) cases = casesWithin(inputs[input], limit, cases);
  return boxOf(interest, limits, cases);
}

/** The box with another limit on one input that lies within the one it has. */
export function narrowedBox(
  inputs: readonly PrimInput[],
  interest: readonly boolean[],
  box: PrimBox,
  input: number,
  limit: PrimLimit,
): PrimBox {
  const limits = new Map([...box.limits, [input, limit] as const]);
  return boxOf(interest, limits, casesWithin(inputs[input], limit, box.cases));
}

function boxOf(
  interest: readonly boolean[],
  limits: PrimLimits,
  cases: readonly number[],
): PrimBox {
  const hits = countOf(interest, cases);
  const wanted = countOf(interest, interest.keys());
  return {
    limits,
    cases,
    coverage: wanted === 0 ? 0 : hits / wanted,
    density: cases.length === 0 ? 0 : hits / cases.length,
    support: interest.length === 0 ? 0 : cases.length / interest.length,
  };
}

function countOf(interest: readonly boolean[], cases: Iterable<number>): number {
  let count = 0;
  for (const at of cases) if (interest[at] === true) count++;
  return count;
}

function casesWithin(
  input: PrimInput | undefined,
  limit: PrimLimit,
  cases: readonly number[],
): number[] {
  if (input === undefined) return [];
  if ("among" in limit) {
    return input.kind === "word"
      ? cases.filter((at) => limit.among.has(input.values[at] ?? ""))
      : [];
  }
  const { from, until } = limit;
  if (input.kind === "word") return [];
  return cases.filter((at) => {
    const value = input.values[at] ?? Number.NaN;
    return value >= from && value <= until;
  });
}

/** The same limits with another one, or none, on one input. */
export function withLimit(
  limits: PrimLimits,
  at: number,
  limit: PrimLimit | undefined,
): PrimLimits {
  const changed = new Map(limits);
  changed.delete(at);
  return limit === undefined ? changed : changed.set(at, limit);
}
