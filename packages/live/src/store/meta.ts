import type { Database } from "./database.ts";

/** The named values that a database file was begun with. */
export type Meta = Readonly<Record<string, string>>;

export function writeMeta(database: Database, meta: Meta): void {
  const insert = database.prepare("INSERT INTO meta (name, value) VALUES (?, ?)");
  for (const [name, value] of Object.entries(meta)) insert.run(name, value);
}

export function readMeta(database: Database): Meta {
  const rows = database.prepare("SELECT name, value FROM meta").all();
  return Object.fromEntries(rows.map((row) => [row.text("name"), row.text("value")]));
}
