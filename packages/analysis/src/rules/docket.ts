import { HOUR } from "@contactpoint/engine";
import type { Instant } from "@contactpoint/engine";
import type {
  DeliveredRecord,
  HoldRecord,
  JournalRecord,
  SentRecord,
  StateRecord,
  TaskRecord,
} from "@contactpoint/protocol";
import {
  FROM_REQUESTED_SIDE,
  ITEM_ANSWERS,
  WHOLE_ANSWERS,
  isFinal,
  tellsPrejudice,
} from "./message-roles.ts";
import { RequestFile } from "./request-file.ts";

/** One file per request, kept up to date record by record; files of ended requests are thinned. */
export class Docket {
  readonly #files = new Map<string, RequestFile>();
  /** Stands for records that concern no request. */
  readonly #none = new RequestFile();
  /** Final on both sides at this instant; records of the same instant may still follow. */
  #ending: RequestFile[] = [];
  #at = -Infinity;
  /** Records of one request often follow one another. */
  #lastRequest = "";
  #lastFile = this.#none;

  /** The file a record belongs to, opened if need be. */
  fileOf(record: JournalRecord): RequestFile {
    if (record.at > this.#at) this.#passTo(record.at);
    if (!("request" in record) || record.request === undefined) return this.#none;
    if (record.kind === "task" && record.task === "background") return this.#none;
    if (record.request === this.#lastRequest) return this.#lastFile;
    let file = this.#files.get(record.request);
    if (file === undefined) this.#files.set(record.request, (file = new RequestFile()));
    this.#lastRequest = record.request;
    this.#lastFile = file;
    return file;
  }

  files(): Iterable<RequestFile> {
    return this.#files.values();
  }

  /** Enters a record into its file. */
  enter(record: JournalRecord, line: number, file: RequestFile): void {
    if (file === this.#none) return;
    switch (record.kind) {
      case "need":
        file.need = { line, record };
        file.itemCount = record.items.length;
        file.parties = [record.from, record.to];
        return;
      case "no-basis":
        file.requestingFinal ??= { line, record };
        return;
      case "relayed":
        if (!file.hubs.includes(record.node)) file.hubs.push(record.node);
        return;
      case "state":
        this.#enterState(record, line, file);
        return;
      case "sent":
        enterSent(record, line, file);
        return;
      case "delivered":
        enterDelivered(record, line, file);
        return;
      case "task":
        enterTask(record, line, file);
        return;
      case "order":
        file.movedAt = record.at;
        if (!file.ended) file.item(record.item).order = { line, record };
        return;
      case "hold":
        enterHold(record, line, file);
        return;
      default:
        return;
    }
  }

  #enterState(record: StateRecord, line: number, file: RequestFile): void {
    // Who comes back to where it was has only waited.
    if (record.from !== record.to) file.movedAt = record.at;
    if (record.machine === "requesting") file.requestingState = record.to;
    else if (record.machine === "requested") file.requestedState = record.to;
    if (!isFinal(record.machine, record.to)) return;
    const final = { line, record };
    if (record.machine === "hold") {
      if (!file.ended && record.item !== undefined) file.item(record.item).final ??= final;
      return;
    }
    if (record.machine === "requesting") file.requestingFinal ??= final;
    else file.requestedFinal ??= final;
    if (file.requestingFinal !== undefined && file.requestedFinal !== undefined) {
      this.#ending.push(file);
    }
  }

  #passTo(at: Instant): void {
    this.#at = at;
    if (this.#ending.length === 0) return;
    for (const file of this.#ending) file.end();
    this.#ending = [];
  }
}

function enterTask(record: TaskRecord, line: number, file: RequestFile): void {
  file.movedAt = record.at;
  if (!file.ended && tellsPrejudice(record)) file.prejudice ??= { line, record };
  if (!file.ended && record.task === "renew") enterRenewal(record, line, file);
  if (record.phase === "asked") {
    file.openTasks += 1;
    if (record.by === "officer") file.queued.push({ line, record });
    return;
  }
  if (record.phase !== "started") file.openTasks -= 1;
  const { node, number } = record;
  const place = file.queued.findIndex(
    ({ record: asked }) => asked.number === number && asked.node === node,
  );
  if (place !== -1) file.queued.splice(place, 1);
}

function enterRenewal(record: TaskRecord, line: number, file: RequestFile): void {
  if (record.item === undefined) return;
  const item = file.item(record.item);
  if (record.phase === "asked") item.renewal ??= { line, record };
  else if (record.phase === "finished") item.renewal = undefined;
}

function enterSent(record: SentRecord, line: number, file: RequestFile): void {
  const { type } = record;
  if (record.at - file.burstFrom < HOUR) file.burst += 1;
  else {
    file.burst = 1;
    file.burstFrom = record.at;
  }
  if (type === "request") {
    file.requestsSent += 1;
    file.lastTry = { line, record };
    file.firstSent ??= file.lastTry;
    file.parties = record.route;
  }
  if (FROM_REQUESTED_SIDE.has(type)) file.hasSpoken = true;
  if (file.ended || !FROM_REQUESTED_SIDE.has(type)) return;
  const sent = { line, record };
  if (tellsPrejudice(record)) file.prejudice ??= sent;
  if (type === "acknowledgement") file.acknowledgements.push(record.message);
  if (type === "confirmation") file.confirmation ??= sent;
  if (type === "assistance-decision") file.assistanceDecision ??= sent;
  if (WHOLE_ANSWERS.has(type)) file.answer ??= sent;
  if (record.item === undefined) return;
  if (ITEM_ANSWERS.has(type)) file.item(record.item).answer ??= sent;
  if (type === "expiry-notice") file.item(record.item).notice = sent;
}

function enterDelivered(record: DeliveredRecord, line: number, file: RequestFile): void {
  const arrived = { line, record };
  if (!file.ended && record.again === undefined && !FROM_REQUESTED_SIDE.has(record.type)) {
    file.arrivals.push(record.message);
  }
  switch (record.type) {
    case "request":
      file.delivered ??= arrived;
      file.requestsArrived += 1;
      return;
    case "choice":
      file.choice ??= arrived;
      return;
    case "withdrawal":
      file.withdrawal ??= arrived;
      return;
    case "extension-request":
      file.extensionRequest ??= arrived;
      return;
    case "assistance-request":
      file.assistanceRequest ??= arrived;
      return;
    case "acknowledgement":
      file.heard ??= arrived;
      file.acknowledged ??= arrived;
      return;
    default:
      if (FROM_REQUESTED_SIDE.has(record.type)) file.heard ??= arrived;
  }
}

function enterHold(record: HoldRecord, line: number, file: RequestFile): void {
  file.movedAt = record.at;
  if (file.ended) return;
  const item = file.item(record.item);
  const changed = { line, record };
  if (record.change === "began") item.began ??= changed;
  if (record.change === "lapsed") file.ranOutAtDesk ||= item.renewalWaits;
  if (item.hold?.record.order_until !== record.order_until) {
    item.orderSet = changed;
    item.renewal = undefined;
  }
  if (item.hold === undefined || record.until !== item.hold.record.until) item.untilSet = changed;
  item.hold = changed;
}
