import { isAnswer, type JournalRecord, type NeedRecord } from "@contactpoint/protocol";
import type { WatchedFacts } from "./latencies-at.ts";

type RecordOf<K extends JournalRecord["kind"]> = Extract<JournalRecord, { kind: K }>;

/** What is kept of a request: an exercise has many, and all of them count to its end. */
interface Entry {
  readonly to: string;
  readonly form: NeedRecord["form"];
  /** By `PLACE`, then for each item when it was secured and when answered; `NONE`: not yet. */
  readonly moments: number[];
}

const NONE = -1;
const PLACE = { received: 0, acknowledged: 1, closed: 2, task: 3, items: 4 } as const;

/** Of requests, line by line, no more than the watched latencies follow from. */
export class LatencyBook {
  readonly #entries = new Map<string, Entry>();

  note(record: JournalRecord): void {
    if (record.kind === "need") this.#open(record);
    else if ("request" in record) {
      const entry = this.#entries.get(record.request ?? "");
      if (entry !== undefined) note(entry, record);
    }
  }

  /** In the order of their needs. */
  get requests(): Iterable<WatchedFacts> {
    return this.#entries.entries().map(([id, entry]) => factsOf(id, entry));
  }

  #open({ request, to, form, items }: NeedRecord): void {
    const length = PLACE.items + 2 * items.length;
    const moments = Array.from({ length }, () => NONE);
    this.#entries.set(request, { to, form, moments });
  }
}

function note(entry: Entry, record: JournalRecord): void {
  const { received, acknowledged, closed, task } = PLACE;
  const { at } = record;
  switch (record.kind) {
    case "delivered":
      if (record.type === "request" && record.again !== true) put(entry, received, at);
      return;
    case "task":
      // The first alone counts, as for the report.
      if (record.phase === "asked" && record.task === "acknowledge" && record.node === entry.to)
        put(entry, task, record.number);
      return;
    case "sent":
      if (record.type === "acknowledgement") put(entry, acknowledged, at);
      return noteAnswer(entry, record);
    case "hold":
      if (record.change === "began") put(entry, PLACE.items + 2 * record.item, at);
      return;
    case "state":
      if (record.machine === "requesting" && record.final === true) put(entry, closed, at);
      return;
    case "no-basis":
      return put(entry, closed, at);
    default:
  }
}

function noteAnswer(entry: Entry, { type, item, at }: RecordOf<"sent">): void {
  if (!isAnswer(type, entry.form === "ping")) return;
  const answered = PLACE.items + 1;
  if (item !== undefined) return put(entry, answered + 2 * item, at);
  for (let place = answered; place < entry.moments.length; place += 2) put(entry, place, at);
}

/** What came first counts; of items that the request does not have nothing is kept. */
function put({ moments }: Entry, place: number, value: number): void {
  if (moments[place] === NONE) moments[place] = value;
}

function factsOf(id: string, { to, form, moments }: Entry): WatchedFacts {
  const at = (place: number): WatchedFacts["received"] => {
    const value = moments[place] ?? NONE;
    return value === NONE ? null : { at: value };
  };
  const number = moments[PLACE.task] ?? NONE;
  return {
    id,
    need: { to, form },
    received: at(PLACE.received),
    acknowledged: at(PLACE.acknowledged),
    closed: at(PLACE.closed),
    tasks: number === NONE ? [] : [{ node: to, task: "acknowledge", number }],
    items: Array.from({ length: (moments.length - PLACE.items) / 2 }, (_, item) => ({
      secured: at(PLACE.items + 2 * item),
      answered: at(PLACE.items + 2 * item + 1),
    })),
  };
}
