import type { JournalLine } from "@contactpoint/analysis";
import { recordText } from "@contactpoint/analysis/page-parts";
import type { Instant } from "@contactpoint/engine";
import type { JournalRecord, ResolvedFault, ResolvedScenario } from "@contactpoint/protocol";

/** A life line: a State's contact point, or a provider. */
export interface Lane {
  readonly id: string;
  readonly name: string;
}

/** A message or order; one that is lost or still on its way ends between the lanes. */
export interface Arrow extends Told {
  readonly from: string;
  readonly to: string;
  readonly left: Instant;
  readonly arrived: Instant;
  readonly end: ArrowEnd;
}

type ArrowEnd = "arrived" | "lost" | "flying";

/** Something that happens on one lane. */
export interface Mark extends Told {
  readonly lane: string;
  readonly at: Instant;
}

/** Something that lasts: a person's work on one lane, or a fault on those that it strikes. */
export interface Span extends Told {
  readonly lanes: readonly string[];
  readonly kind: "work" | "fault";
  readonly from: Instant;
  readonly until: Instant;
}

interface Told {
  readonly name: string;
  /** What the pointer shows: lines of the journal and what they say. */
  readonly text: string;
  /** Lines of the journal, from 1. */
  readonly lines: readonly number[];
}

export interface SpaceTime {
  readonly lanes: readonly Lane[];
  readonly arrows: readonly Arrow[];
  readonly marks: readonly Mark[];
  readonly spans: readonly Span[];
}

/** What a journal, or some lines of it, show in space and time. What has not ended ends with it. */
export function spaceTime(journal: readonly JournalLine[], scenario: ResolvedScenario): SpaceTime {
  const gathering = new Gathering(scenario, journal.at(-1)?.record.at ?? scenario.clock.end);
  for (const line of journal) gathering.add(line);
  return gathering.finish();
}

interface Flight {
  readonly node: string;
  readonly to: string;
  readonly at: Instant;
  readonly name: string;
  readonly line: number;
}

class Gathering {
  readonly #scenario: ResolvedScenario;
  readonly #end: Instant;
  readonly #lanes = new Map<string, Lane>();
  readonly #arrows: Arrow[] = [];
  readonly #marks: Mark[] = [];
  readonly #spans: Span[] = [];
  readonly #flights = new Map<string, Flight>();
  readonly #open = new Map<string, Omit<Span, "until">>();

  constructor(scenario: ResolvedScenario, end: Instant) {
    this.#scenario = scenario;
    this.#end = end;
  }

  add(line: JournalLine): void {
    const { record } = line;
    switch (record.kind) {
      case "need":
        this.#mark(record.from, `${record.urgency} need`, line);
        return this.#lane(record.to);
      case "sent":
        return this.#send(record, line.line);
      case "relayed":
        return this.#move(record.message, record.node, line);
      case "delivered":
        this.#move(record.message, record.node, line);
        return void this.#flights.delete(record.message);
      case "lost":
        return this.#lose(record.message, record.reason, line);
      case "task":
        return this.#task(record, line);
      case "order":
        return this.#order(record, line);
      case "fault":
        return this.#fault(record, line);
      default:
        return this.#other(line);
    }
  }

  finish(): SpaceTime {
    for (const open of this.#open.values()) this.#spans.push({ ...open, until: this.#end });
    for (const { node: from, to, at: left, name, line } of this.#flights.values()) {
      const text = `line ${line}: ${name} leaves ${from}, and is on its way`;
      const told = { name, text, lines: [line] };
      this.#arrows.push({ from, to, left, arrived: left, end: "flying", ...told });
    }
    const known = [...this.#lanes.values()];
    const spans = this.#spans.filter(({ lanes }) => lanes.some((id) => this.#lanes.has(id)));
    return { lanes: known, arrows: this.#arrows, marks: this.#marks, spans };
  }

  #other(line: JournalLine): void {
    const { record } = line;
    if (record.kind === "hold") this.#mark(record.node, `hold ${record.change}`, line);
    else if (record.kind === "no-basis") this.#mark(null, "no basis", line);
    else if (record.kind === "crash") this.#mark(record.node, record.phase, line);
    else if (record.kind === "rejected") this.#mark(record.node, `rejects: ${record.error}`, line);
    else if (record.kind === "exposed") this.#mark(record.by, `exposed to ${record.to}`, line);
    else if (record.kind === "phase") this.#mark(null, "liveness phase", line);
    else if (record.kind === "state" && record.final === true) {
      this.#mark(record.node, `final: ${record.to}`, line);
    }
  }

  /** Without a lane, at the first one. */
  #mark(lane: string | null, name: string, line: JournalLine): void {
    const id = lane ?? this.#lanes.keys().next().value;
    if (id === undefined) return;
    this.#lane(id);
    this.#marks.push({
      lane: id,
      at: line.record.at,
      name,
      text: textOf(line),
      lines: [line.line],
    });
  }

  #send(record: Extract<JournalRecord, { kind: "sent" }>, line: number): void {
    for (const node of record.route) this.#lane(node);
    this.#lane(record.from);
    this.#lane(record.to);
    const again = (record.try ?? 1) > 1 ? `, try ${record.try}` : "";
    const name = `${record.type}${again}`;
    this.#flights.set(record.message, {
      node: record.from,
      to: record.to,
      at: record.at,
      name,
      line,
    });
  }

  #move(message: string, node: string, line: JournalLine): void {
    const flight = this.#flights.get(message);
    if (flight === undefined || flight.node === node) return;
    this.#arrow(flight, node, line, flight.name, "arrived");
    // The rest of a way goes without a name: it has been said once.
    this.#flights.set(message, { ...flight, node, at: line.record.at, name: "", line: line.line });
  }

  #lose(message: string, reason: string, line: JournalLine): void {
    const flight = this.#flights.get(message);
    if (flight === undefined) return;
    const name = flight.name === "" ? reason : `${flight.name} (${reason})`;
    this.#arrow(flight, flight.to, line, name, "lost");
    this.#flights.delete(message);
  }

  #arrow(flight: Flight, to: string, line: JournalLine, name: string, end: ArrowEnd): void {
    const { node: from, at: left } = flight;
    const lines = [flight.line, line.line];
    const text = `line ${flight.line}: ${flight.name} leaves ${from}; ${textOf(line)}`;
    this.#arrows.push({ from, to, left, arrived: line.record.at, name, end, text, lines });
  }

  #task(record: Extract<JournalRecord, { kind: "task" }>, line: JournalLine): void {
    const key = `${record.request}/${record.node}/${record.number}`;
    if (record.phase === "started") {
      const told = { name: "", text: textOf(line), lines: [line.line] };
      this.#open.set(key, { lanes: [record.node], kind: "work", from: record.at, ...told });
      return;
    }
    if (record.phase !== "finished") return;
    const result = record.result === undefined ? "" : `: ${record.result}`;
    this.#mark(record.node, `${record.task}${result}`, line);
    this.#close(key, record.at);
  }

  #order(record: Extract<JournalRecord, { kind: "order" }>, line: JournalLine): void {
    const provider = `provider:${record.provider}`;
    this.#lane(record.node);
    this.#lanes.set(provider, { id: provider, name: record.provider });
    const ends =
      record.phase === "sent"
        ? { from: record.node, to: provider, name: "order" }
        : { from: provider, to: record.node, name: record.answer ?? "answered" };
    const { at } = record;
    const told = { text: textOf(line), lines: [line.line] };
    this.#arrows.push({ ...ends, left: at, arrived: at, end: "arrived", ...told });
  }

  #fault(record: Extract<JournalRecord, { kind: "fault" }>, line: JournalLine): void {
    const fault = this.#scenario.faults.find(({ id }) => id === record.fault);
    if (fault === undefined || record.phase === "fired") return;
    if (record.phase === "ended") return this.#close(`fault/${fault.id}`, record.at);
    const lanes = struckBy(fault);
    const told = { name: fault.kind, text: textOf(line), lines: [line.line] };
    this.#open.set(`fault/${fault.id}`, { lanes, kind: "fault", from: record.at, ...told });
  }

  #close(key: string, until: Instant): void {
    const open = this.#open.get(key);
    if (open !== undefined) this.#spans.push({ ...open, until });
    this.#open.delete(key);
  }

  #lane(id: string): void {
    if (this.#lanes.has(id)) return;
    const state = this.#scenario.states.find((each) => each.id === id);
    const name = state === undefined || state.name === id ? id : `${state.name} (${id})`;
    this.#lanes.set(id, { id, name: this.#scenario.real_states ? id : name });
  }
}

function struckBy(fault: ResolvedFault): readonly string[] {
  if ("links" in fault) return [...new Set(fault.links.flat())];
  if ("states" in fault) return fault.states;
  return fault.providers.map((id) => `provider:${id}`);
}

function textOf({ line, record }: JournalLine): string {
  return `line ${line}: ${sentenceOf(record)}`;
}

function sentenceOf(record: JournalRecord): string {
  switch (record.kind) {
    case "scenario":
    case "duty":
    case "call":
    case "fault":
    case "inject":
    case "crash":
    case "audit":
    case "phase":
    case "end": {
      const { at: _, kind, ...facts } = record;
      return kind === "scenario" ? "the scenario" : `${kind} ${JSON.stringify(facts)}`;
    }
    default: {
      const told = recordText(record);
      if (told === null) return `${record.kind}`;
      return told.who === "" ? told.what : `${told.who}: ${told.what}`;
    }
  }
}
