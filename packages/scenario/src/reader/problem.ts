/** Something wrong with a scenario file, or worth a second look, at the place where it stands. */
export interface Problem {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** Keys from the top, such as `states.XA.zone`; empty at the top. */
  readonly path: string;
  readonly message: string;
  readonly hint?: string;
}

/** `bad.yaml:7:1 unknown key "clok"; did you mean "clock"?` */
export function formatProblem(problem: Problem): string {
  const { file, line, column, path, message, hint } = problem;
  const where = path === "" ? "" : `${path} `;
  return `${file}:${line}:${column} ${where}${message}${hint === undefined ? "" : `; ${hint}`}`;
}

export type Path = readonly (string | number)[];

/** `faults[0].link` */
export function formatPath(path: Path): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === "number" ? `${text}[${key}]` : text === "" ? key : `${text}.${key}`,
    "",
  );
}

/** In the order of files given, then as one reads. */
export function sortProblems(problems: readonly Problem[], files: readonly string[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
}
