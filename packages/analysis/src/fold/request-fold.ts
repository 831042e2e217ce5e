import type { JournalRecord, NoBasisRecord } from "@contactpoint/protocol";
import { finishTable } from "./finish-table.ts";
import { closeRequest, foldState } from "./fold-state.ts";
import type { FoldState } from "./fold-state.ts";
import type { LiveRequest } from "./live-request.ts";
import { noteDelivered, noteLost, noteRelayed, noteSent } from "./message-records.ts";
import { openRow } from "./open-row.ts";
import type { RequestTable } from "./request-table.ts";
import { noteDuty, noteHold, noteOrder, noteState, noteTask } from "./work-records.ts";

/**
 * The one fold from a journal to what is measured. Add every record in order; after the last
 * (`end`) the table is there. It keeps little of a request beside its row, and nothing once no
 * later record can change the row.
 */
export class RequestFold {
  #fold: FoldState | undefined;
  #table: RequestTable | undefined;
  #last: LiveRequest | undefined;

  /** A RangeError if the first record is no scenario, or a State is not in it. */
  add(record: JournalRecord): void {
    if (record.kind === "scenario") {
      this.#fold = foldState(record.scenario);
      return;
    }
    const fold = this.#fold;
    if (fold === undefined) {
      throw new RangeError(`a journal begins with its scenario, not with ${record.kind}`);
    }
    switch (record.kind) {
      case "need":
        openRow(fold, record);
        return;
      case "duty":
        noteDuty(fold, record);
        return;
      case "end":
        this.#table = finishTable(fold, record.at);
        return;
      case "call":
      case "fault":
      case "inject":
      case "crash":
      case "rejected":
      case "exposed":
      case "audit":
      case "phase":
        return;
      case "state":
        if (record.machine === "hold" || record.machine === "desk") return;
        break;
      case "task":
        fold.desks.addTask(record);
        break;
      default:
        break;
    }
    const live = this.#liveOf(fold, record.request ?? "");
    if (live !== undefined && noteRequestRecord(fold, live, record)) {
      fold.clock.refresh(live, record.at);
    }
  }

  /** Records of one request often come in a row, which spares looking it up again. */
  #liveOf(fold: FoldState, request: string): LiveRequest | undefined {
    if (this.#last?.id !== request || this.#last.isFinal) {
      this.#last = fold.open.get(request);
    }
    return this.#last;
  }

  /** A RangeError before the record `end`. */
  get table(): RequestTable {
    if (this.#table === undefined) {
      throw new RangeError("a journal without its end has no table");
    }
    return this.#table;
  }
}

/** The table of a whole journal. */
export function requestTable(journal: Iterable<JournalRecord>): RequestTable {
  const fold = new RequestFold();
  for (const record of journal) {
    fold.add(record);
  }
  return fold.table;
}

type RequestRecord =
  | Extract<
      JournalRecord,
      { kind: "state" | "sent" | "relayed" | "delivered" | "lost" | "task" | "order" | "hold" }
    >
  | NoBasisRecord;

/** True if the stage that the request is in may be another now. */
function noteRequestRecord(fold: FoldState, live: LiveRequest, record: RequestRecord): boolean {
  switch (record.kind) {
    case "no-basis":
      closeRequest(fold, live, record.at, "no-basis");
      return true;
    case "state":
      return noteState(fold, live, record);
    case "sent":
      return noteSent(fold, live, record);
    case "relayed":
      noteRelayed(live, record);
      return true;
    case "delivered":
      return noteDelivered(fold, live, record);
    case "lost":
      return noteLost(live, record);
    case "task":
      return noteTask(fold, live, record);
    case "order":
      noteOrder(fold.columns, live, record);
      return true;
    case "hold":
      noteHold(fold.columns, live, record);
      return false;
  }
}
