import { EXIT } from "./exit-code.ts";
import type { ExitCode } from "./exit-code.ts";

/** An end that was foreseen: its message is for the user and its code for scripts. */
export class Failure extends Error {
  readonly code: ExitCode;

  constructor(code: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "Failure";
    this.code = code;
  }
}

/**
 * What to end with after an error of the file system, or undefined if it is none. Input is read
 * through readers that report 65 themselves, so what arrives here went wrong in writing.
 */
export function diskFailure(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return undefined;
  const occupied = error.code === "ENOTDIR" || error.code === "EEXIST";
  return new Failure(occupied ? EXIT.occupied : EXIT.disk, error.message);
}
