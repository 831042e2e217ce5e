import type { JournalRecord } from "@contactpoint/protocol";
import type { NamedRecord } from "./clean-journal.ts";

/** What makes a clean journal break one rule, and the lines that show it. */
export interface PlantedFault {
  /** Number of the rule that must fire. */
  readonly rule: string;
  readonly fault: string;
  readonly plant: Planting;
  /** Names of the records of the witness, in order. */
  readonly witness: readonly string[];
}

type Planting = (journal: readonly NamedRecord[]) => readonly NamedRecord[];

/** Overrides fields of a record, or puts another in its place. */
export function change(name: string, fields: object): Planting {
  return (journal) => at(journal, name, (record) => [[name, { ...record, ...fields }]]);
}

/** Inserts records behind a named one. */
export function after(name: string, ...inserted: readonly NamedRecord[]): Planting {
  return (journal) => at(journal, name, (record) => [[name, record], ...inserted]);
}

/** Removes records. */
export function without(...names: readonly string[]): Planting {
  return (journal) => names.reduce((rest, name) => at(rest, name, () => []), journal);
}

/** Throws if no record has the name, so that no fault goes unplanted. */
function at(
  journal: readonly NamedRecord[],
  name: string,
  replace: (record: JournalRecord) => readonly NamedRecord[],
): readonly NamedRecord[] {
  const place = journal.findIndex(([other]) => other === name);
  const found = journal[place];
  if (found === undefined) throw new Error(`no record is named ${name}`);
  return [...journal.slice(0, place), ...replace(found[1]), ...journal.slice(place + 1)];
}
