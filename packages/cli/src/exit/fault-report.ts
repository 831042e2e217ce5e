import { shellLine } from "./shell-line.ts";

/** What to print after an internal fault: the error, the seed, and one line to paste. */
export function faultReport(error: unknown, seed: number | undefined, repeat: string): string {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    "contactpoint: internal fault; please report it with what follows",
    what,
    ...(seed === undefined ? [] : [`seed ${seed}`]),
    `to repeat: ${repeat}`,
  ].join("\n");
}

/**
 * A command line of this very program that a POSIX shell reads back as the same words.
 *
 * @param program file that Node was started with; a thread does not know it by itself
 */
export function pasteable(words: readonly string[], program = thisProgram()): string {
  const command = shellLine([process.execPath, program, ...words]);
  return `${shellLine(["cd", process.cwd()])} && ${command}`;
}

/** The file that Node was started with. */
export function thisProgram(): string {
  return process.argv[1] ?? "contactpoint";
}
