import { type CaseResult, type Comparison, passes } from "./truths-case.ts";

/** Intervals must be narrower than this share of the value, to either side. */
export const WIDEST = 0.03;

const WIDTHS = [30, 20, 9, 9, 6] as const;

/** The heading of the table, 80 columns at most. */
export function heading(): string {
  return `${line(["case", "measure", "theory", "found", "+-%"], "z")}\n${"-".repeat(80)}`;
}

/** The case's rows; its name stands in the first. */
export function caseRows({ comparisons }: CaseResult): string {
  return comparisons
    .map((comparison, at) => row(at === 0 ? comparison.id : "", comparison))
    .join("\n");
}

export function isTrue({ comparisons, broken }: CaseResult): boolean {
  return broken.length === 0 && comparisons.every((comparison) => passes(comparison, WIDEST));
}

/** Distance from theory in standard errors. */
export function zOf({ estimate, theory }: Comparison): number {
  return (estimate.value - theory) / estimate.standardError;
}

function row(name: string, comparison: Comparison): string {
  const { what, theory, estimate } = comparison;
  const width = (100 * estimate.halfWidth) / theory;
  const cells = [name, what, figure(theory), figure(estimate.value), width.toFixed(2)];
  const z = zOf(comparison).toFixed(1);
  return line(cells, passes(comparison, WIDEST) ? z : `${z}!`);
}

function line(cells: readonly string[], last: string): string {
  const padded = cells.map((cell, at) => {
    const width = WIDTHS[at] ?? 0;
    return at < 2 ? cell.slice(0, width - 1).padEnd(width) : cell.padStart(width);
  });
  return padded.join("") + last.padStart(6);
}

function figure(value: number): string {
  return value.toPrecision(5).length > 8 ? value.toFixed(1) : value.toPrecision(5);
}
