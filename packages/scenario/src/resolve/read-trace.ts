import type { ListedNeed, RequestForm, Urgency } from "@contactpoint/protocol";

import type { Path } from "../reader/problem.ts";
import { form, urgency } from "../schema/workload-schema.ts";
import { requireName, requireState } from "./context.ts";
import type { PeopledContext } from "./context.ts";
import { readCsv } from "./csv.ts";
import { parseInstant, parseOffset } from "./span.ts";

const COLUMNS = ["at", "from", "provider", "form", "urgency", "expires_at"];

/** Needs from a CSV file, one a row; empty fields are drawn. Points are instants or `T+hh:mm`. */
export function readTrace(context: PeopledContext, file: string, path: Path): ListedNeed[] {
  const text = context.readFile(file, path);
  if (text === null) return [];
  const { columns, rows } = readCsv(text);
  const strange = columns.find((column) => !COLUMNS.includes(column));
  if (!columns.includes("at") || strange !== undefined) {
    const message =
      strange === undefined
        ? `${file} has no column at`
        : `${file} has an unknown column "${strange}"`;
    context.report.error(path, message, `columns are ${COLUMNS.join(", ")}`);
    return [];
  }
  return rows
    .map((row, index) => readRow(new Row(context, path, `${file}, row ${index + 1}`, row)))
    .toSorted((a, b) => a.at - b.at);
}

function readRow(row: Row): ListedNeed {
  const at = row.point("at");
  return {
    at: at ?? row.missing("at"),
    from: row.state(),
    provider: row.provider(),
    form: row.word<RequestForm>("form", form.options),
    urgency: row.word<Urgency>("urgency", urgency.options),
    expires_at: row.point("expires_at"),
  };
}

/** One row; whatever is wrong in it is reported at the place where the file is named. */
class Row {
  readonly #context: PeopledContext;
  readonly #path: Path;
  readonly #where: string;
  readonly #fields: Readonly<Record<string, string>>;

  constructor(
    context: PeopledContext,
    path: Path,
    where: string,
    fields: Readonly<Record<string, string>>,
  ) {
    this.#context = context;
    this.#path = path;
    this.#where = where;
    this.#fields = fields;
  }

  point(column: "at" | "expires_at"): number | null {
    const field = this.#fields[column] ?? "";
    if (field === "") return null;
    const { start, end } = this.#context;
    const offset = parseOffset(field);
    const at = offset === null ? parseInstant(field) : start + offset;
    if (at === null) this.#report(`"${field}" is no point in time`);
    else if (column === "at" && (at < start || at >= end))
      this.#report(`${field} lies outside the run`);
    return at;
  }

  missing(column: string): number {
    this.#report(`${column} is empty`);
    return this.#context.start;
  }

  state(): string | null {
    const field = this.#fields["from"] ?? "";
    if (field === "") return null;
    requireState(this.#context, field, this.#path);
    return field;
  }

  provider(): string | null {
    const field = this.#fields["provider"] ?? "";
    if (field === "") return null;
    requireName(
      this.#context,
      "provider",
      field,
      Object.keys(this.#context.text.providers ?? {}),
      this.#path,
    );
    return field;
  }

  word<T extends string>(column: "form" | "urgency", words: readonly T[]): T | null {
    const field = this.#fields[column] ?? "";
    if (field === "") return null;
    const found = words.find((word) => word === field);
    if (found === undefined)
      this.#report(`"${field}" is no ${column}; there are ${words.join(", ")}`);
    return found ?? null;
  }

  #report(message: string): void {
    this.#context.report.error(this.#path, `${this.#where}: ${message}`);
  }
}
