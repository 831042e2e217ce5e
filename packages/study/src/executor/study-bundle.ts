/**
 * Everything a worker needs of a study, wherever it runs: plain JSON. The worker reads the study
 * from these texts again, so that nothing but text crosses threads and machines.
 */
export interface StudyBundle {
  /** Name of the study's file within `files`. */
  readonly study: string;
  /** Text of every file read, by its path from the study's folder. */
  readonly files: Readonly<Record<string, string>>;
  /** SHA-256 over names and texts. */
  readonly content_hash: string;
  /** Worker and coordinator must agree in these, or results could differ. */
  readonly versions: Readonly<Record<"software" | "node" | "tz" | "holidays", string>>;
}
