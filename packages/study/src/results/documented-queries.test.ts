import { DuckDBInstance } from "@duckdb/node-api";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { sampleOutcome, sampleStudy } from "../testing/index.ts";
import { COMPARISON_COLUMNS } from "./comparison-csv.ts";
import { PARQUET_TABLES } from "./study-tables.ts";
import { writeStudyFiles } from "./write-study-files.ts";

const page = readFileSync(new URL("../../../../docs/compare.md", import.meta.url), "utf8");
const { replications } = sampleStudy();
const outcome = sampleOutcome({ replications: { ...replications, min: 4, max: 4 } });
const parent = mkdtempSync(join(tmpdir(), "study-"));
afterAll(() => rmSync(parent, { recursive: true }));

function shown(language: string): string[] {
  const fences = page.matchAll(new RegExp(`\`\`\`${language}\\n([^\`]*)\`\`\``, "g"));
  return [...fences].map(([, text = ""]) => text);
}

test("the queries of docs/compare.md give a row for each point and each pair of runs", async () => {
  const folder = join(parent, "sample");
  await writeStudyFiles(folder, outcome, "<!doctype html>");
  const instance = await DuckDBInstance.create(join(folder, "results.duckdb"), {
    access_mode: "READ_ONLY",
  });
  const connection = await instance.connect();
  const rows: unknown[][][] = [];
  for (const sql of shown("sql")) {
    rows.push((await connection.runAndReadAll(sql)).getRowsJson());
  }
  connection.closeSync();
  instance.closeSync();
  const [means = [], differences = []] = rows;
  expect(rows).toHaveLength(2);
  expect(means).toHaveLength(outcome.points.length);
  expect(differences.map(([replication]) => replication)).toEqual(["0", "1", "2", "3"]);
  expect(differences.every(([, difference]) => typeof difference === "number")).toBe(true);
});

test("the columns that docs/compare.md takes in R and Python are there", () => {
  const [r = ""] = shown("r");
  const [, listed = ""] = /c\(([^)]*)\)/.exec(r) ?? [];
  const columns = COMPARISON_COLUMNS.map(({ name }) => name);
  expect(listed.split(", ").length).toBeGreaterThan(3);
  for (const name of listed.split(", ")) expect(columns).toContain(name);
  const [python = ""] = shown("python");
  const metrics = PARQUET_TABLES.find(({ name }) => name === "metrics")?.columns ?? [];
  const named = [...python.matchAll(/"(\w+)"/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(3);
  for (const name of named) expect(metrics.map((column) => column.name)).toContain(name);
});
