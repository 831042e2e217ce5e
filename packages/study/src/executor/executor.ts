import type { ReplicationResult } from "../replication/replication-result.ts";
import type { Unit } from "../plan/unit.ts";

/** Runs replications: in threads of this machine, or through a queue on any number of machines. */
export interface Executor {
  /** How many units should be under way at once. */
  readonly capacity: number;
  /**
   * Runs one unit; whoever runs it, the result is the same. Rejects with a ServiceUnreachable if
   * the queue cannot be reached, with a ReplicationFault if the code failed.
   */
  run(unit: Unit): Promise<ReplicationResult>;
  /** Lets go of threads and connections; units under way are given up. */
  close(): Promise<void>;
}

/** A queue or worker that cannot be reached: exit code 69. */
export class ServiceUnreachable extends Error {
  override readonly name = "ServiceUnreachable";
}

/** A replication failed by a fault of the code: exit code 70; `unit` reproduces it. */
export class ReplicationFault extends Error {
  override readonly name = "ReplicationFault";
  readonly unit: Unit;

  constructor(unit: Unit, message: string, options?: ErrorOptions) {
    super(message, options);
    this.unit = unit;
  }
}
