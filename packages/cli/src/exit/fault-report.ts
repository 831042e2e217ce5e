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

/** A command line of this very program that a POSIX shell reads back as the same words. */
export function pasteable(words: readonly string[]): string {
  const [program = "contactpoint"] = process.argv.slice(1);
  const command = [process.execPath, program, ...words].map(quoted).join(" ");
  return `cd ${quoted(process.cwd())} && ${command}`;
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
