import type { JournalRecord } from "@contactpoint/protocol";

/** A trace in the Informal Trace Format (apalache-mc.org, ADR 015), which model checkers exchange. */
export interface ItfTrace {
  readonly "#meta": Readonly<Record<string, string>>;
  readonly vars: readonly string[];
  readonly states: readonly ItfState[];
}

/** What holds after one record of the journal. */
export interface ItfState {
  readonly "#meta": { readonly index: number };
  /** Milliseconds since the Unix epoch. */
  readonly now: ItfNumber;
  /** Line of the journal, from 1. */
  readonly line: ItfNumber;
  readonly kind: string;
  /** States of the machines by contact point, machine, request and item. */
  readonly machines: ItfMap;
  /** Messages on their way, with their types. */
  readonly flying: ItfMap;
}

interface ItfNumber {
  readonly "#bigint": string;
}

interface ItfMap {
  readonly "#map": readonly (readonly [string, string])[];
}

/** A journal as a trace of states: after each record, where every machine and message is. */
export function itfTrace(records: readonly JournalRecord[], source: string): ItfTrace {
  const machines = new Map<string, string>();
  const flying = new Map<string, string>();
  const states = records.map((record, index): ItfState => {
    follow(record, machines, flying);
    return {
      "#meta": { index },
      now: number(record.at),
      line: number(index + 1),
      kind: record.kind,
      machines: mapOf(machines),
      flying: mapOf(flying),
    };
  });
  return {
    "#meta": {
      format: "ITF",
      "format-description": "https://apalache-mc.org/docs/adr/015adr-trace.html",
      source,
    },
    vars: ["now", "line", "kind", "machines", "flying"],
    states,
  };
}

function follow(
  record: JournalRecord,
  machines: Map<string, string>,
  flying: Map<string, string>,
): void {
  if (record.kind === "state") {
    const { node, machine, request = "", item } = record;
    const key = [node, machine, request, item ?? ""].join(" ").trim();
    machines.set(key, record.to);
  } else if (record.kind === "sent") flying.set(record.message, record.type);
  else if (record.kind === "delivered" || record.kind === "lost") flying.delete(record.message);
}

function number(value: number): ItfNumber {
  return { "#bigint": String(value) };
}

function mapOf(map: ReadonlyMap<string, string>): ItfMap {
  return { "#map": [...map] };
}
