import type { OrderRecord, TaskRecord } from "../journal/index.ts";
import { OFFICER_TASKS } from "./officer-task.ts";

/**
 * Names of the draws that a scenario's `choices` may override, one by one. They are made of what
 * the journal says, so that a choice can be read off a record and a record found by a choice.
 */
export type DrawName =
  | {
      readonly kind: "link";
      readonly from: string;
      readonly to: string;
      readonly request: string;
      /** Of the message within its request, and of the link on its way from 0. */
      readonly index: number;
      readonly hop: number;
    }
  | {
      /** How long a task takes, or what it results in. */
      readonly kind: "takes" | "finds";
      readonly node: string;
      readonly request: string;
      readonly task: TaskRecord["task"];
      readonly number: number;
    }
  | {
      /** What a provider answers, or how long it takes. */
      readonly kind: "answers" | "answers-after";
      readonly provider: string;
      readonly request: string;
      /** From 0. */
      readonly item: number;
      /** From 1. */
      readonly try: number;
    };

/** `link/XA>XB/everyday/XA/17/128.0` and the like. */
export function drawNameOf(draw: DrawName): string {
  switch (draw.kind) {
    case "link":
      return `link/${draw.from}>${draw.to}/${draw.request}/${draw.index}.${draw.hop}`;
    case "takes":
    case "finds":
      return `${draw.kind}/${draw.node}/${draw.request}/${draw.task}/${draw.number}`;
    case "answers":
    case "answers-after":
      return `${draw.kind}/${draw.provider}/${draw.request}/${draw.item}/${draw.try}`;
  }
}

/** What a name says, or null if no draw has a name of this form. */
export function readDrawName(name: string): DrawName | null {
  const link = /^link\/([^/>]+)>([^/>]+)\/(.+)\/(\d+)\.(\d+)$/.exec(name);
  if (link !== null) {
    const [, from = "", to = "", request = "", index, hop] = link;
    return { kind: "link", from, to, request, index: Number(index), hop: Number(hop) };
  }
  const other = /^([a-z-]+)\/([^/]+)\/(.+)\/([^/]+)\/(\d+)$/.exec(name);
  if (other === null) return null;
  const [, kind, who = "", request = "", what = "", count] = other;
  const number = Number(count);
  if (kind === "takes" || kind === "finds") {
    const task = DRAWN_TASKS.find((one) => one === what);
    return task === undefined ? null : { kind, node: who, request, task, number };
  }
  if ((kind !== "answers" && kind !== "answers-after") || !/^\d+$/.test(what)) return null;
  return { kind, provider: who, request, item: Number(what), try: number };
}

/** Tasks whose time or result is drawn. */
const DRAWN_TASKS: readonly TaskRecord["task"][] = [
  ...OFFICER_TASKS,
  "authorise",
  "lodge",
  "decide-assistance",
];

export const LINK_CHOICES = ["drop", "pass", "copy"] as const;

export const PROVIDER_ANSWERS: readonly NonNullable<OrderRecord["answer"]>[] = [
  "preserved",
  "disclosed",
  "not-held",
  "deleted",
  "wrong-identifier",
  "elsewhere",
  "failed",
  "refused",
];

/** Results that can be chosen, as the journal's task records name them. */
export const TASK_RESULTS: Readonly<Partial<Record<TaskRecord["task"], readonly string[]>>> = {
  check: ["complete", "incomplete", "wrong-addressee"],
  review: ["accepted", "refused", "prejudice"],
  choose: ["proceed", "withdraw"],
  "follow-up": ["ask", "forgotten"],
  extend: ["granted", "refused"],
  renew: ["renewed", "forgotten"],
  lodge: ["lodged", "not-lodged"],
  "decide-assistance": ["granted", "refused"],
};
