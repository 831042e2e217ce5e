import {
  INSTRUMENT_RULES,
  type HoldRecord,
  type InstrumentBasis,
  type JournalRecord,
  type NeedRecord,
  type ResolvedScenario,
  type SentRecord,
  type StateRecord,
} from "@contactpoint/protocol";
import type { Keep } from "@contactpoint/live/store";
import type { Seat } from "../seats/index.ts";
import { isStaff, sees } from "./audience.ts";
import type { Board, Sheet } from "./board.ts";
import type { CaseDocument } from "./desk-document.ts";

/** What is known of one request, by all sides together; each seat is shown its own side of it. */
export interface CaseFile {
  readonly need: NeedRecord;
  hubs: readonly string[];
  readonly status: { requesting?: string; requested?: string };
  holds: CaseDocument["holds"];
  instrument: string;
  isFinal: boolean;
  hasLeft: boolean;
  hasArrived: boolean;
}

/** Keeps the sheets of requests: `case/<request>`. */
export class CaseSheets {
  readonly #scenario: ResolvedScenario;
  readonly #board: Board;
  readonly #files: Keep<CaseFile>;
  readonly #showing = (request: string, seat: Seat): CaseDocument | null =>
    this.#show(request, seat);

  /** @param files where what is known of requests is kept */
  constructor(scenario: ResolvedScenario, board: Board, files: Keep<CaseFile> = new Map()) {
    this.#scenario = scenario;
    this.#board = board;
    this.#files = files;
  }

  note(record: JournalRecord): void {
    switch (record.kind) {
      case "need":
        this.#open(record);
        return;
      case "sent":
        return this.#change(record.request, (file) => noteSent(file, record));
      case "delivered":
        return this.#change(record.request, (file) => {
          const arrives = record.type === "request" && record.node === file.need.to;
          if (!arrives || file.hasArrived) return false;
          return (file.hasArrived = true);
        });
      case "relayed":
        return this.#change(record.request, (file) => {
          if (file.hubs.includes(record.node)) return false;
          file.hubs = file.hubs.concat(record.node);
          return true;
        });
      case "state":
        return this.#change(record.request ?? "", (file) => noteState(file, record));
      case "hold":
        return this.#change(record.request, (file) => {
          file.holds = withHold(file.holds, record);
          return true;
        });
      case "no-basis":
        return this.#change(record.request, (file) => (file.isFinal = true));
      default:
    }
  }

  #open(need: NeedRecord): void {
    const file: CaseFile = {
      need,
      hubs: [],
      status: {},
      holds: [],
      instrument: "",
      isFinal: false,
      hasLeft: false,
      hasArrived: false,
    };
    this.#files.set(need.request, file);
    this.#put(file);
  }

  /** Puts the sheet anew if something of the file has changed. */
  #change(request: string, change: (file: CaseFile) => boolean): void {
    const file = this.#files.get(request);
    if (file !== undefined && change(file)) this.#put(file);
  }

  #put({ need, hubs, hasArrived }: CaseFile): void {
    // Who was asked knows nothing before the request arrives; what hubs see, they see.
    const ends = hasArrived ? [need.from, need.to] : [need.from];
    // What a spread gives keeps room for sixteen more.
    const knowing = hubs.length === 0 ? ends : ends.concat(hubs);
    this.#board.put(new CaseSheet(need.request, knowing, this.#showing));
  }

  #show(request: string, seat: Seat): CaseDocument | null {
    const file = this.#files.get(request);
    if (file === undefined) return null;
    const { need } = file;
    const isAll = isStaff(seat);
    const asks = isAll || seat.states.includes(need.from) || seat.role === "evaluator";
    const answers = isAll || seat.states.includes(need.to) || seat.role === "evaluator";
    const { requesting, requested } = file.status;
    return {
      kind: "case",
      request: need.request,
      side: asks && answers ? "both" : asks ? "requesting" : answers ? "requested" : "hub",
      from: need.from,
      to: need.to,
      form: need.form,
      urgency: need.urgency,
      instrument: file.instrument,
      opened_at: need.at,
      status: {
        ...(asks && requesting !== undefined ? { requesting } : {}),
        ...(answers && requested !== undefined ? { requested } : {}),
      },
      final: file.isFinal,
      stated_expiry: earliest(need.items.map(({ stated_expiry }) => stated_expiry)),
      holds: answers || asks ? file.holds : [],
      terms: this.#terms(file),
    };
  }

  #terms({ need, instrument }: CaseFile): CaseDocument["terms"] {
    const { states, laws, instruments } = this.#scenario;
    const law = laws[states.find(({ id }) => id === need.to)?.law ?? ""];
    const basis: InstrumentBasis =
      instruments.find(({ id }) => id === instrument)?.basis ?? "BUDAPEST";
    const rules = INSTRUMENT_RULES[basis];
    return {
      ordered_by: law?.order_by ?? "police",
      grounds: rules.preservation_grounds
        .filter(({ by }) => by !== "reservation" || law?.dual_criminality_reservation === true)
        .map(({ ground }) => ground),
      items: rules.items,
      languages: law?.languages ?? [],
    };
  }
}

/** There are many, and files are read for those alone who may see them. */
class CaseSheet implements Sheet {
  readonly #request: string;
  /** States that know of it. */
  readonly #knowing: readonly string[];
  readonly #show: (request: string, seat: Seat) => CaseDocument | null;

  constructor(
    request: string,
    knowing: readonly string[],
    show: (request: string, seat: Seat) => CaseDocument | null,
  ) {
    this.#request = request;
    this.#knowing = knowing;
    this.#show = show;
  }

  get key(): string {
    return `case/${this.#request}`;
  }

  show(seat: Seat): CaseDocument | null {
    return sees(seat, this.#knowing) ? this.#show(this.#request, seat) : null;
  }
}

function withHold(
  holds: CaseDocument["holds"],
  { item, change, until }: HoldRecord,
): CaseDocument["holds"] {
  const hold = { item, change, until };
  const place = holds.findIndex((known) => known.item === item);
  return place < 0 ? holds.concat(hold) : holds.with(place, hold);
}

function noteSent(file: CaseFile, record: SentRecord): boolean {
  if (record.type !== "request" || file.hasLeft) return false;
  file.instrument = record.instrument;
  return (file.hasLeft = true);
}

function noteState(file: CaseFile, { machine, to, final }: StateRecord): boolean {
  if (machine !== "requesting" && machine !== "requested") return false;
  file.status[machine] = to;
  if (final === true) file.isFinal = true;
  return true;
}

export function earliest(instants: readonly (number | null)[]): number | null {
  let first: number | null = null;
  for (const instant of instants)
    if (instant !== null && (first === null || instant < first)) first = instant;
  return first;
}
