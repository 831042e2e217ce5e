/** What a variant loses against the best one, in the metric's unit, 0 or more. */
export interface Regret {
  readonly variant: string;
  readonly mean: number;
  readonly max: number;
  /** Where the greatest was: the first such condition. */
  readonly at: string;
}

/** The metric of every variant under one condition. */
export interface Condition {
  readonly at: string;
  readonly values: Readonly<Record<string, number>>;
}

/**
 * Mean and greatest regret of each variant over conditions (Savage, Journal of the American
 * Statistical Association 46 (1951) 55-67). Conditions in which a variant has no value are left out.
 */
export function regretOf(
  variants: readonly string[],
  conditions: readonly Condition[],
  better: "higher" | "lower",
): Regret[] {
  const known = conditions.filter(({ values }) =>
    variants.every((variant) => values[variant] !== undefined),
  );
  return variants.flatMap((variant) => {
    const losses = known.map(({ values }) => {
      const all = variants.map((name) => values[name] ?? 0);
      const own = values[variant] ?? 0;
      return better === "higher" ? Math.max(...all) - own : own - Math.min(...all);
    });
    if (losses.length === 0) return [];
    const max = Math.max(...losses);
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    return [{ variant, mean, max, at: known[losses.indexOf(max)]?.at ?? "" }];
  });
}
