/** What `check` was asked for. */
export interface CheckWishes {
  /** File to hunt around. */
  readonly scenario: string | undefined;
  readonly runs: number;
  /** Number of the first run. */
  readonly first: number;
  /** Real time after which no more runs are begun. */
  readonly seconds: number | undefined;
  readonly seed: number;
  /** Numbers or ids of the rules judged. */
  readonly rules: readonly string[] | undefined;
  readonly workers: number | undefined;
  readonly plant: string | undefined;
  readonly out: string | undefined;
  readonly json: boolean;
}
