/** How a command ends. 1 goes before 2; 64 to 130 go before both. */
export const EXIT = {
  ok: 0,
  /** An expectation failed, a rule was violated unexpectedly, or a difference was found. */
  finding: 1,
  /** None of that, but an expectation is undecided, or a study was cut short before its target. */
  undecided: 2,
  usage: 64,
  /** Bad, missing or unreadable input. */
  badInput: 65,
  /** A service cannot be reached. */
  unavailable: 69,
  internalFault: 70,
  /** The output folder holds something else. */
  occupied: 73,
  disk: 74,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const MEANINGS: Readonly<Record<ExitCode, string>> = {
  0: "nothing below is the case",
  1: "an expectation failed, a rule was violated, or a difference was found",
  2: "none of that, but an expectation is undecided or a target was not reached",
  64: "the command line is wrong",
  65: "an input file is bad, missing or unreadable",
  69: "a service cannot be reached",
  70: "an internal fault; stderr has the seed and a command that repeats it",
  73: "the output folder holds something else",
  74: "a file could not be written",
  130: "interrupted",
};

/** The section of a help page that lists the codes a command can end with. */
export function exitCodeLines(codes: readonly ExitCode[]): string {
  const lines = codes.map((code) => `  ${String(code).padEnd(4)} ${MEANINGS[code]}`);
  return ["Exit codes:", ...lines].join("\n");
}
