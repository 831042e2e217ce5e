import type { Command } from "commander";

import type { ExitCode } from "../exit/exit-code.ts";

/**
 * Completes a command: its arguments, options, help and action. The action calls `end` with the
 * code to end with, or throws a Failure.
 *
 * @param words the whole command line
 */
export type DefineCommand = (
  command: Command,
  words: readonly string[],
  end: (code: ExitCode) => void,
) => void;
