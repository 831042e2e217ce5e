/** One thing that is compared: a variant at one combination of factors, as modelled or without something. */
export interface StudyPoint {
  /** `variant`, `variant/factor=value,…`, with `~switch` behind it, or `-XA+XB` for States removed. Unique. */
  readonly id: string;
  readonly variant: string;
  readonly factors: Readonly<Record<string, string | number | boolean>>;
  /** Name of the switch that is off; null as modelled. */
  readonly without: string | null;
  /** States out of service from start to end, for robustness. */
  readonly removed: readonly string[];
}
