/** The work of one executor's call: one replication of one point. */
export interface Unit {
  /** `StudyPoint.id`. */
  readonly point: string;
  /** From 0. Its seed follows from the study's seed and this number alone. */
  readonly replication: number;
}
