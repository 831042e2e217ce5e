import { isAnswer, type JournalRecord } from "@contactpoint/protocol";
import type { ItemFacts, Moment, RequestFacts } from "./request-facts.ts";

type RecordOf<K extends JournalRecord["kind"]> = Extract<JournalRecord, { kind: K }>;

/** All requests of a journal, in the order of their needs. */
export function requestsOf(journal: readonly JournalRecord[]): readonly RequestFacts[] {
  const book = new RequestBook();
  for (const record of journal) book.note(record);
  return [...book.requests];
}

/** Requests as a journal tells them, line by line. */
export class RequestBook {
  readonly #requests = new Map<string, RequestFacts>();
  #line = 0;

  note(record: JournalRecord): void {
    this.#line += 1;
    const moment = { at: record.at, line: this.#line };
    if (record.kind === "need") this.#requests.set(record.request, opened(record, moment));
    else if ("request" in record) note(this.#requests.get(record.request ?? ""), record, moment);
  }

  /** In the order of their needs. */
  get requests(): Iterable<RequestFacts> {
    return this.#requests.values();
  }
}

function opened(need: RecordOf<"need">, needed: Moment): RequestFacts {
  return {
    id: need.request,
    need,
    needed,
    tries: [],
    items: need.items.map(({ provider, expires_at }) => ({
      provider,
      expires_at,
      secured: null,
      answered: null,
      until: null,
      followed: null,
    })),
    missing: [],
    sent: null,
    received: null,
    acknowledged: null,
    triaged: null,
    asked: null,
    answered: null,
    closed: null,
    tasks: [],
  };
}

function note(of: RequestFacts | undefined, record: JournalRecord, moment: Moment): void {
  if (of === undefined) return;
  switch (record.kind) {
    case "sent":
      return noteSent(of, record, moment);
    case "delivered":
      return noteDelivered(of, record, moment);
    case "task":
      return noteTask(of, record, moment);
    case "hold":
      return noteHold(of, record, moment);
    case "state":
      if (record.machine === "requesting" && record.final === true) of.closed ??= moment;
      return;
    case "no-basis":
      of.closed ??= moment;
      return;
    default:
  }
}

function noteSent(of: RequestFacts, record: RecordOf<"sent">, moment: Moment): void {
  const { type, message, channel, cause, body } = record;
  if (type === "request") {
    of.tries.push({ message, channel, sent: moment, delivered: null, answered: null });
    if (of.sent === null) of.missing = body?.missing ?? [];
    of.sent ??= moment;
  }
  if (type === "acknowledgement") {
    of.acknowledged ??= moment;
    const answers = of.tries.find((one) => one.message === cause) ?? of.tries.at(-1);
    if (answers !== undefined) answers.answered ??= moment;
  }
  if (type === "missing-items-request") of.asked ??= { ...moment, items: body?.missing ?? [] };
  if (type === "extension-request" || type === "assistance-request")
    for (const item of itemsMeant(of, record.item)) item.followed ??= moment;
  if (!isAnswer(type, of.need.form === "ping")) return;
  for (const item of itemsMeant(of, record.item)) item.answered ??= moment;
  if (of.items.every(({ answered }) => answered !== null)) of.answered ??= moment;
}

function noteDelivered(of: RequestFacts, record: RecordOf<"delivered">, moment: Moment): void {
  if (record.type !== "request" || record.again === true) return;
  of.received ??= moment;
  const found = of.tries.find(({ message }) => message === record.message);
  if (found !== undefined) found.delivered ??= moment;
}

function noteTask(of: RequestFacts, record: RecordOf<"task">, moment: Moment): void {
  const { node, task, number, phase, result = "" } = record;
  if (phase === "asked") {
    of.tasks.push({
      node,
      task,
      number,
      asked: moment,
      finished: null,
      dropped: null,
      result: null,
    });
    return;
  }
  const found = of.tasks.find((one) => one.node === node && one.number === number);
  if (found === undefined) return;
  if (phase === "dropped") found.dropped = moment;
  if (phase !== "finished") return;
  found.finished = moment;
  found.result = result;
  if (isTriage(task, result)) of.triaged ??= { ...moment, task: number, result };
}

/** Accepted, refused or asked: a complete form alone is none of these. */
function isTriage(task: RecordOf<"task">["task"], result: string): boolean {
  if (task === "check") return result !== "complete";
  return task === "review" || task === "locate";
}

function noteHold(of: RequestFacts, record: RecordOf<"hold">, moment: Moment): void {
  const item = of.items[record.item];
  if (item === undefined) return;
  if (record.change === "began") item.secured ??= moment;
  if (record.change === "began" || record.change === "extended") item.until = record.until;
}

function itemsMeant({ items }: RequestFacts, item: number | undefined): readonly ItemFacts[] {
  if (item === undefined) return items;
  const found = items[item];
  return found === undefined ? [] : [found];
}
