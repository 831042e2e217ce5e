import { sampleRun } from "@contactpoint/analysis/testing";
import { requestTable } from "@contactpoint/analysis";
import { DuckDBInstance } from "@duckdb/node-api";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleOutcome, sampleStudy } from "../testing/index.ts";
import { COMPARISON_COLUMNS, comparisonCsv } from "./comparison-csv.ts";
import { requestRowsTable } from "./request-rows-table.ts";
import { RequestRowsWriter } from "./request-rows-writer.ts";
import { resultsDigest } from "./results-digest.ts";
import { PARQUET_TABLES, STUDY_TABLES } from "./study-tables.ts";
import { studySummaryJsonSchema, studySummarySchema } from "./study-summary-schema.ts";
import { STUDY_FILES, writeStudyFiles } from "./write-study-files.ts";

const { replications } = sampleStudy();
const outcome = sampleOutcome({ replications: { ...replications, min: 4, max: 4 } });
const { results, comparison } = outcome;
const SQL_NAMES = {
  VARCHAR: "VARCHAR",
  DOUBLE: "DOUBLE",
  WHOLE: "BIGINT",
  INSTANT: "TIMESTAMP_MS",
  BOOLEAN: "BOOLEAN",
};

let folder: string;
let parent: string;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), "study-"));
  folder = join(parent, "sample");
  await writeStudyFiles(folder, outcome, "<!doctype html>");
});

afterAll(() => rmSync(parent, { recursive: true }));

/** Rows as JSON reads them: whole numbers as text. */
async function query(sql: string, path = join(folder, "results.duckdb")): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(
    path,
    path === ":memory:" ? {} : { access_mode: "READ_ONLY" },
  );
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql)).getRowsJson();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

test("every file is there, and nothing is left beside them", () => {
  expect(readdirSync(folder).toSorted()).toEqual([...STUDY_FILES].toSorted());
  expect(readdirSync(parent)).toEqual(["sample"]);
});

test("the database has the documented tables with the documented columns", async () => {
  const found = await query("SELECT table_name FROM duckdb_tables()");
  expect(found.map(([name]) => String(name)).toSorted()).toEqual(
    STUDY_TABLES.map(({ name }) => name).toSorted(),
  );
  for (const { name, columns } of STUDY_TABLES) {
    const described = await query(`DESCRIBE "${name}"`);
    expect(described.map(([column, type]) => [column, type])).toEqual(
      columns.map((column) => [column.name, SQL_NAMES[column.type]]),
    );
  }
});

test("the tables hold every replication, metric, group, stage and instant", async () => {
  const counts = await query(
    `SELECT (SELECT count(*) FROM replications), (SELECT count(*) FROM metrics),
            (SELECT count(*) FROM groups), (SELECT count(*) FROM stages),
            (SELECT count(*) FROM incidence), (SELECT count(*) FROM open_by_day),
            (SELECT count(*) FROM parameters)`,
  );
  const [result] = results;
  const n = results.length;
  expect(counts[0]?.map(Number)).toEqual([
    n,
    n * 4,
    n * (result?.groups.length ?? 0),
    n * 9,
    n * 4 * (result?.incidence.response_time.length ?? 0),
    n * 120,
    n,
  ]);
});

test("a mean of the metrics table is the mean of the comparison", async () => {
  const found = await query(
    "SELECT point, metric, avg(value) FROM metrics GROUP BY ALL ORDER BY point, metric",
  );
  for (const [point, metric, mean] of found) {
    const estimate = comparison.estimates.find(
      (each) => each.point === point && each.metric === metric,
    );
    expect(mean).toBeCloseTo(estimate?.mean ?? Number.NaN, 9);
  }
});

test("every row joins to the manifest, and every replication to its point", async () => {
  for (const { name } of STUDY_TABLES) {
    const [orphans] = await query(
      `SELECT count(*) FROM "${name}" LEFT JOIN manifest m USING (study_sha256) WHERE m.study IS NULL`,
    );
    expect(orphans, name).toEqual(["0"]);
  }
  expect(
    await query(
      "SELECT count(*) FROM replications r JOIN points p USING (study_sha256, point) JOIN metrics m USING (study_sha256, point, replication, seed) WHERE m.metric = 'in-time'",
    ),
  ).toEqual([[String(results.length)]]);
  expect(await query("SELECT seed, results_sha256 FROM manifest")).toEqual([
    ["7", resultsDigest(results)],
  ]);
});

test("Parquet files hold the rows of their tables in the same order", async () => {
  for (const { name, columns } of PARQUET_TABLES) {
    const path = join(folder, `${name}.parquet`);
    const inFile = await query(`SELECT * FROM read_parquet('${path}')`, ":memory:");
    expect(inFile).toEqual(await query(`SELECT * FROM "${name}"`));
    const described = await query(`DESCRIBE SELECT * FROM read_parquet('${path}')`, ":memory:");
    expect(described.map(([column]) => column)).toEqual(columns.map((column) => column.name));
    const [codec] = await query(
      `SELECT DISTINCT compression FROM parquet_metadata('${path}')`,
      ":memory:",
    );
    expect(codec).toEqual(["ZSTD"]);
  }
});

test("comparison.csv reads back as the estimates and differences, to the last digit", async () => {
  const path = join(folder, "comparison.csv");
  const [header = "", ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  expect(header.split(",")).toEqual(COMPARISON_COLUMNS.map(({ name }) => name));
  expect(lines).toHaveLength(comparison.estimates.length + comparison.differences.length);
  const read = await query(
    `SELECT point, metric, n, difference, t_low, t_high, adjusted_p, decision FROM read_csv('${path}') WHERE kind = 'difference'`,
    ":memory:",
  );
  expect(read).toEqual(
    comparison.differences.map(({ point, metric, n, t, adjusted_p, decision }) => [
      point,
      metric,
      String(n),
      t?.estimate ?? null,
      t?.low ?? null,
      t?.high ?? null,
      adjusted_p,
      decision,
    ]),
  );
});

test("a name that holds a comma or a quote is still one field", () => {
  const [first] = comparison.estimates;
  const named = {
    ...comparison,
    differences: [],
    estimates: first === undefined ? [] : [{ ...first, metric: 'a,"b"' }],
  };
  expect(comparisonCsv({ ...outcome, comparison: named })).toContain(',"a,""b""",');
});

test("summary.json has the published shape, which states every key", () => {
  const summary: unknown = JSON.parse(readFileSync(join(folder, "summary.json"), "utf8"));
  expect(studySummarySchema.parse(summary)).toEqual(comparison);
  const { properties } = studySummaryJsonSchema() as { properties: object };
  expect(Object.keys(properties).toSorted()).toEqual(Object.keys(comparison).toSorted());
  expect(studySummarySchema.safeParse({ ...comparison, more: 1 }).success).toBe(false);
});

test("the digest of results leaves out the time they took, and nothing else", () => {
  const [first, ...others] = results;
  if (first === undefined) throw new TypeError("there are results");
  const digest = resultsDigest(results);
  const { metrics, ...rest } = first;
  expect(resultsDigest([{ ...first, elapsed_s: 99 }, ...others])).toBe(digest);
  expect(resultsDigest([{ metrics, ...rest }, ...others])).toBe(digest);
  expect(resultsDigest([{ ...first, seed: 1 }, ...others])).not.toBe(digest);
  expect(resultsDigest([{ ...first, metrics: { ...metrics, p95: null } }, ...others])).not.toBe(
    digest,
  );
  expect(resultsDigest(results.toReversed())).not.toBe(digest);
});

test("kept requests of the replications that count come into one file, row for row", async () => {
  const table = requestTable(sampleRun({ states: 3, needs: 20 }));
  const writer = new RequestRowsWriter(join(parent, "requests"));
  const units = ["mesh", "hub/x=1", "hub"].map((point, replication) => ({ point, replication }));
  for (const unit of units) {
    await writer.write({ ...unit, study_sha256: "5", seed: unit.replication, table });
  }
  expect(units.map((unit) => writer.has(unit))).toEqual([true, true, true]);
  const path = join(parent, "requests.parquet");
  await writer.finish(units.slice(0, 2), path);
  const rows = await query(
    `SELECT point, replication, request_id, epoch_ms(needed_at), time_to_preserve_s FROM read_parquet('${path}')`,
    ":memory:",
  );
  expect(rows).toEqual(
    units.slice(0, 2).flatMap(({ point, replication }) =>
      Array.from({ length: table.rows }, (_, row) => {
        const preserved = table.measures.time_to_preserve[row] ?? Number.NaN;
        return [
          point,
          String(replication),
          table.text.request_id[row],
          String(table.instants.needed_at[row]),
          Number.isNaN(preserved) ? null : preserved / 1_000,
        ];
      }),
    ),
  );
  const described = await query(`DESCRIBE SELECT * FROM read_parquet('${path}')`, ":memory:");
  expect(described.map(([column]) => column)).toEqual(
    requestRowsTable.columns.map(({ name }) => name),
  );
  expect(readdirSync(parent).toSorted()).toEqual(["requests.parquet", "sample"]);
});

test("a folder that cannot be written leaves nothing beside it", async () => {
  const missing = join(parent, "sample", "comparison.csv");
  await expect(writeStudyFiles(missing, outcome, "")).rejects.toThrow(/EEXIST|ENOTDIR/u);
  expect(readdirSync(folder).toSorted()).toEqual([...STUDY_FILES].toSorted());
});
