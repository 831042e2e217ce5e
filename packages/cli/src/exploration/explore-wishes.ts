/** What `explore` is asked to search, and how far. */
export interface ExploreWishes {
  readonly profile: "core" | "full";
  readonly requests: number;
  readonly drops: number;
  readonly duplicates: number;
  readonly crashes: number;
  /** Whether states that only names or order make different count as one. */
  readonly reduction: boolean;
  readonly maxStates: number;
  readonly liveness?: boolean;
  /** Id of a planted fault. */
  readonly plant?: string;
  readonly out?: string;
}
