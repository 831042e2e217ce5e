import { didYouMean } from "../reader/nearest-name.ts";
import type { Path } from "../reader/problem.ts";
import type { PeopledContext } from "./context.ts";
import { readCsv } from "./csv.ts";
import { readGraphml } from "./read-graphml.ts";

/** A link as a file gives it, and where: `net.csv, row 3` or `net.graphml:7:5`. */
interface ListedEdge {
  readonly from: string;
  readonly to: string;
  readonly where: string;
}

/** Links from a CSV or GraphML file, each once. What is wrong is reported where the file is named. */
export function readEdges(context: PeopledContext, file: string, path: Path): [string, string][] {
  const text = context.readFile(file, path);
  if (text === null) return [];
  const listed = /\.graphml$/i.test(file)
    ? edgesOfGraphml(context, text, file, path)
    : edgesOfCsv(context, text, file, path);
  const seen = new Set<string>();
  return listed.flatMap((edge): [string, string][] => {
    const { from, to } = edge;
    if (!isSound(context, edge, path)) return [];
    const name = from < to ? `${from} ${to}` : `${to} ${from}`;
    if (seen.has(name)) return [];
    seen.add(name);
    return [[from, to]];
  });
}

function edgesOfCsv(
  context: PeopledContext,
  text: string,
  file: string,
  path: Path,
): readonly ListedEdge[] {
  const { columns, rows } = readCsv(text);
  if (!columns.includes("from") || !columns.includes("to")) {
    context.report.error(path, `${file} has no columns from and to`);
    return [];
  }
  return rows.map((row, index) => ({
    from: row["from"] ?? "",
    to: row["to"] ?? "",
    where: `${file}, row ${index + 1}`,
  }));
}

function edgesOfGraphml(
  context: PeopledContext,
  text: string,
  file: string,
  path: Path,
): readonly ListedEdge[] {
  const { edges, faults } = readGraphml(text);
  for (const { line, column, message } of faults) {
    context.report.error(path, `${file}:${line}:${column} ${message}`);
  }
  return edges.map(({ from, to, line, column }) => ({
    from,
    to,
    where: `${file}:${line}:${column}`,
  }));
}

function isSound(context: PeopledContext, { from, to, where }: ListedEdge, path: Path): boolean {
  const strange = [from, to].filter((id) => !context.states.has(id));
  const known = [...context.states.keys()];
  for (const id of strange) {
    const hint = didYouMean(id, known) ?? `States go by their codes, such as ${known[0] ?? "XA"}`;
    context.report.error(path, `${where} unknown State "${id}"`, hint);
  }
  if (strange.length > 0) return false;
  if (from === to) context.report.error(path, `${where} joins ${from} with itself`);
  return from !== to;
}
