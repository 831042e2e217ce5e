import { ORDER_RIGHTS, RIGHTS } from "@contactpoint/exercise";
import type { Order, Role } from "@contactpoint/exercise";

import { markdownTable } from "./markdown-table.ts";

const ROLES = Object.keys(RIGHTS) as Role[];

const ORDERS: Readonly<Record<Order["order"], string>> = {
  clock: "start, pause, resume, end, rate, override, jump",
  close: "close the service after the end",
  inject: "send now, skip, edit an inject",
  seat: "revoke a link, give a State to machines or take it back",
  act: "work of a contact point: of the own State; the staff, of any",
  "hand-over": "hand over to the next officer",
  say: "words to others",
  note: "notes",
  observe: "record an observation",
  rate: "rate an expectation or objective",
  improve: "enter an improvement",
  join: "take the seat under a name",
  ready: "say that sound and link were tried before the start",
  feedback: "answer the closing questions, before the end",
};

/** The generated block of docs/exercises/facilitator.md. */
export function rightsBlocks(): Readonly<Record<string, string>> {
  const orders = Object.entries(ORDERS) as [Order["order"], string][];
  const rows = orders.map(([order, words]) => {
    const right = ORDER_RIGHTS[order];
    return [
      words,
      ...ROLES.map((role) => (right === null || RIGHTS[role].has(right) ? "yes" : "–")),
    ];
  });
  return { "who-may-what": markdownTable(["what", ...ROLES], rows) };
}
