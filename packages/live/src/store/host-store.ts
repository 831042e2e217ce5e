import type { AuditLog } from "./audit-log.ts";
import type { InputLog, LoggedInput } from "./input-log.ts";
import type { Outbox } from "./outbox.ts";
import type { ProgressMark } from "./progress-mark.ts";

/**
 * What a host asks of its store. Writes collect in a turn until `commit`, which begins the next one;
 * nothing of a turn may leave the host before its commit has returned, or its promise resolved.
 * A `NodeStore` does all of it at once, a `StoreBeside` has another thread write.
 */
export interface HostStore {
  readonly inputs: Pick<InputLog, "append" | "has" | "each"> & {
    of(node: string, request: string): readonly LoggedInput[] | Promise<readonly LoggedInput[]>;
  };
  readonly outbox: Pick<Outbox, "put" | "pending"> & { settle(node: string, key: string): void };
  readonly audit: Pick<AuditLog, "append">;
  readonly progress: Pick<ProgressMark, "get" | "set">;
  /** After it has failed the host should end. */
  commit(): void | Promise<void>;
}
