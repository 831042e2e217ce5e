import type { RequestRecord } from "./request-diagram.ts";
import { counted, utcText } from "./value-text.ts";

/** What a record says, as a sentence about its node; `null` for what the table leaves out. */
export function recordText(record: RequestRecord): { who: string; what: string } | null {
  switch (record.kind) {
    case "need":
      return {
        who: record.from,
        what: `A need arises: ${record.urgency} ${record.form}, ${counted(record.items.length, "item")}`,
      };
    case "no-basis":
      return { who: "", what: `The need cannot become a request: ${record.reason}` };
    case "sent":
      return {
        who: record.from,
        what: `Sends ${record.type}${itemText(record.item)} by ${record.channel}${(record.try ?? 1) > 1 ? `, try ${record.try}` : ""}`,
      };
    case "relayed":
      return {
        who: record.node,
        what: record.phase === "arrived" ? "A message arrives on its way" : "A message goes on",
      };
    case "delivered":
      return {
        who: record.node,
        what: `Receives ${record.type}${itemText(record.item)}${record.again === true ? " again" : ""}`,
      };
    case "lost":
      return { who: "", what: `A message is lost: ${record.reason}` };
    case "task":
      return { who: record.node, what: taskText(record) };
    case "order":
      return {
        who: record.node,
        what:
          record.phase === "sent"
            ? `Orders the provider to act${itemText(record.item)}`
            : `The provider answers${itemText(record.item)}: ${record.answer ?? ""}`,
      };
    case "hold":
      return {
        who: record.node,
        what: `The preservation ${record.change}${itemText(record.item)}, until ${utcText(record.until)}`,
      };
    case "rejected":
      return { who: record.node, what: `Turns a message away: ${record.error}` };
    case "exposed":
      return { who: record.by, what: `The request becomes known to ${record.to}: ${record.means}` };
    case "state":
      return record.final === true
        ? { who: record.node, what: `The request is closed: ${record.to}` }
        : null;
  }
}

function taskText(record: Extract<RequestRecord, { kind: "task" }>): string {
  const { task, phase, by, result } = record;
  const person = by === "authority" ? "authority" : "officer";
  const texts = {
    asked: `Task ${task} waits for an ${person}`,
    started: `An ${person} starts ${task}`,
    finished: `${task} is finished${result === undefined ? "" : `: ${result}`}`,
    dropped: `${task} is dropped`,
  };
  return `${texts[phase]}${itemText(record.item)}`;
}

function itemText(item: number | undefined): string {
  return item === undefined ? "" : ` (item ${item + 1})`;
}
