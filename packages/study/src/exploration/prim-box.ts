/** A condition that can vary from case to case: a number of each, or a word of each. */
export type PrimInput =
  | { readonly name: string; readonly kind: "number"; readonly values: readonly number[] }
  | {
      readonly name: string;
      readonly kind: "word";
      readonly values: readonly (string | boolean)[];
    };

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
  const all = interest.map((_, at) => at);
  const cases = all.filter((at) =>
    [...limits].every(([input, limit]) => isWithin(limit, inputs[input]?.values[at])),
  );
  const hits = cases.filter((at) => interest[at]).length;
  const wanted = interest.filter(Boolean).length;
  return {
    limits,
    cases,
    coverage: wanted === 0 ? 0 : hits / wanted,
    density: cases.length === 0 ? 0 : hits / cases.length,
    support: all.length === 0 ? 0 : cases.length / all.length,
  };
}

function isWithin(limit: PrimLimit, value: number | string | boolean | undefined): boolean {
  if (value === undefined) return false;
  if ("among" in limit) return typeof value !== "number" && limit.among.has(value);
  return typeof value === "number" && value >= limit.from && value <= limit.until;
}
