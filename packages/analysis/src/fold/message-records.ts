import {
  type DeliveredRecord,
  isAnswer,
  type LostRecord,
  type RelayedRecord,
  type SentRecord,
} from "@contactpoint/protocol";
import { noteAnswerDelivered, noteAnswerSent } from "./answer.ts";
import { noteDelivery } from "./delivery-circumstances.ts";
import { stateOf } from "./fold-state.ts";
import type { FoldState } from "./fold-state.ts";
import { itemRow, WHOLE_REQUEST } from "./live-request.ts";
import type { LiveRequest, SentTry } from "./live-request.ts";
import type { RequestColumns } from "./request-columns.ts";

/** True if it is the first try, which ends the preparation. */
export function noteSent(fold: FoldState, live: LiveRequest, sent: SentRecord): boolean {
  const { columns } = fold;
  // A hub lies between the ends, so only a route of three or more can hold a message up.
  if (sent.item !== undefined && sent.route.length > 2) {
    live.itemOfMessage ??= new Map();
    live.itemOfMessage.set(sent.message, itemRow(live, sent.item));
  }
  const isFirst = !live.isSent;
  if (sent.from === live.from && sent.type === "request") {
    noteTry(columns, live, sent);
  }
  // A hub may answer too: it asks for missing items, or tells the right addressee.
  if (sent.from !== live.from) {
    noteReply(columns, live, sent);
  }
  return isFirst && live.isSent;
}

function noteReply(columns: RequestColumns, live: LiveRequest, sent: SentRecord): void {
  if (sent.type === "acknowledgement" && has(columns.instants.delivered_at, live)) {
    columns.responded_at.setFirst(live.row, sent.at);
  }
  if (isAnswer(sent.type, live.isPing)) {
    noteAnswerSent(columns, live, sent);
  }
}

export function noteRelayed(live: LiveRequest, relayed: RelayedRecord): void {
  if (relayed.phase === "arrived") {
    const item = live.itemOfMessage?.get(relayed.message) ?? WHOLE_REQUEST;
    const { message, node } = relayed;
    live.messagesAtHubs = [...live.messagesAtHubs, { message, node, item }];
  } else {
    leaveHub(live, relayed.message, relayed.node);
  }
}

/** True if a hub had it. */
export function noteLost(live: LiveRequest, lost: LostRecord): boolean {
  const at = live.messagesAtHubs.find((waiting) => waiting.message === lost.message);
  if (at !== undefined) {
    leaveHub(live, lost.message, at.node);
  }
  return at !== undefined;
}

/** True if it answers anything. */
export function noteDelivered(
  fold: FoldState,
  live: LiveRequest,
  delivered: DeliveredRecord,
): boolean {
  const { columns } = fold;
  if (delivered.node === live.to && delivered.type === "request") {
    noteArrival(fold, live, delivered);
  }
  if (delivered.node !== live.from) {
    return false;
  }
  if (delivered.type === "acknowledgement" && live.isSent) {
    columns.instants.acknowledged_at.setFirst(live.row, delivered.at);
  }
  const answers = isAnswer(delivered.type, live.isPing);
  if (answers) {
    noteAnswerDelivered(columns, live, itemRow(live, delivered.item), delivered.at);
  }
  return answers;
}

// Until one try arrives the row shows the way of the first.
function noteTry(columns: RequestColumns, live: LiveRequest, sent: SentRecord): void {
  const { message, route, instrument } = sent;
  if (!live.isSent) {
    live.isSent = true;
    columns.instants.sent_at.set(live.row, sent.at);
    writeWay(columns, live.row, sent);
  }
  if (!has(columns.instants.delivered_at, live)) {
    live.tries = [...live.tries, { message, route, instrument }];
  }
}

function noteArrival(fold: FoldState, live: LiveRequest, delivered: DeliveredRecord): void {
  const { columns } = fold;
  if (has(columns.instants.delivered_at, live)) {
    return;
  }
  columns.instants.delivered_at.set(live.row, delivered.at);
  columns.text.duty[live.row] = fold.desks.duty(live.to);
  noteDelivery(columns, live.row, stateOf(fold, live.to), delivered.at);
  const arrived = live.tries.find((sent) => sent.message === delivered.message);
  if (arrived !== undefined) {
    writeWay(columns, live.row, arrived);
  }
  live.tries = [];
}

function writeWay(columns: RequestColumns, row: number, way: Omit<SentTry, "message">): void {
  columns.text.instrument[row] = way.instrument;
  columns.text.route[row] = way.route.join(">");
  columns.numbers.hops.set(row, way.route.length - 1);
}

function has(column: RequestColumns["responded_at"], live: LiveRequest): boolean {
  return !Number.isNaN(column.at(live.row));
}

function leaveHub(live: LiveRequest, message: string, node: string): void {
  const index = live.messagesAtHubs.findIndex(
    (waiting) => waiting.message === message && waiting.node === node,
  );
  live.messagesAtHubs = live.messagesAtHubs.filter((_, other) => other !== index);
}
