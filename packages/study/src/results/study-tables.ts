import { differencesTable, estimatesTable, pointsTable } from "./comparison-tables.ts";
import { manifestTable } from "./manifest-table.ts";
import {
  groupsTable,
  incidenceTable,
  metricsTable,
  openTable,
  parametersTable,
  replicationsTable,
  stagesTable,
} from "./replication-tables.ts";

/** Every table of results.duckdb. */
export const STUDY_TABLES = [
  manifestTable,
  pointsTable,
  replicationsTable,
  metricsTable,
  parametersTable,
  stagesTable,
  groupsTable,
  incidenceTable,
  openTable,
  estimatesTable,
  differencesTable,
] as const;

/** Tables that are written as a Parquet file of their name as well. */
export const PARQUET_TABLES = [
  replicationsTable,
  metricsTable,
  groupsTable,
  incidenceTable,
] as const;
