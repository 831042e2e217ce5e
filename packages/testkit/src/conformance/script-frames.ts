import type { Instant } from "@contactpoint/engine";
import type { NeedRecord } from "@contactpoint/protocol";
import { type DataItem, messageSchema } from "@contactpoint/protocol/messages";
import type { CommandFrame, FreeFrame, InputFrame } from "./bench-frame.ts";
import { INSTRUMENT, NODE, PEER } from "./bench-terms.ts";
import type { CommandStep, ConformanceCase, FreeStep, SaysStep, Step } from "./conformance-case.ts";
import type { Conversation } from "./conversation.ts";
import { FULLY_STATED, statedData } from "./peer-letter.ts";

/** The frame of a step that is an input. */
export function inputFrame(
  step: Exclude<Step, { pass: number } | { crash: string } | { restart: string } | FreeStep>,
  at: Instant,
  conversation: Conversation,
): InputFrame {
  if ("says" in step) return deliverFrame(step, at, conversation);
  if ("junk" in step)
    return { kind: "deliver", at, brought_by: PEER, signed_by: PEER, msg: step.junk };
  if ("decide" in step) {
    const { decide: task, result, item, given, request = conversation.request } = step;
    const about = item === undefined ? {} : { item };
    return { kind: "decide", at, request, ...about, task, result, ...given };
  }
  if ("provider" in step) {
    const { provider: answer, item = 0, attempt = 1, given } = step;
    const { request = conversation.request } = step;
    return { kind: "provider", at, request, item, attempt, answer, ...given };
  }
  if ("command" in step) return commandFrame(step, at, conversation.request);
  const states = step.register.map((id) => ({ id, hub: false }));
  return { kind: "register", at, register: { version: 2, states } };
}

function deliverFrame(step: SaysStep, at: Instant, conversation: Conversation): InputFrame {
  const { by = PEER, signed_by = by, brought_by = by } = step;
  return { kind: "deliver", at, brought_by, signed_by, msg: conversation.compose(step, at) };
}

function commandFrame(step: CommandStep, at: Instant, own: string): CommandFrame {
  const { command, request = own } = step;
  if (command !== "request") return { kind: "command", at, command, request };
  const { to = PEER, form = "preservation", urgency = "urgent" } = step;
  const stated = step.stated ?? { ...FULLY_STATED, data: statedData("lakeside", 1) };
  const what = { form, urgency, language: "en", stated };
  return { kind: "command", at, command, request, to, instrument: INSTRUMENT, ...what };
}

/** The need that a frame shows for the first time, or null. */
export function needOf(
  frame: InputFrame | FreeFrame,
  { circumstances = [] }: Pick<ConformanceCase, "circumstances">,
): Omit<NeedRecord, "kind" | "at"> | null {
  if (frame.kind === "command" && frame.command === "request") {
    const { request, form, urgency, to, stated } = frame;
    const items = itemsOf(stated.data?.items);
    return { request, form, urgency, from: NODE, to, items, circumstances };
  }
  if (frame.kind !== "deliver") return null;
  const read = messageSchema.safeParse(frame.msg);
  if (!read.success || read.data.type !== "request") return null;
  const { request, form, urgency, from, to, data } = read.data;
  if (request.split("/")[1] !== from) return null;
  return { request, form, urgency, from, to, items: itemsOf(data?.items), circumstances };
}

/** The data do not vanish while a case lasts. */
const NEVER: Instant = Number.MAX_SAFE_INTEGER;

function itemsOf(items: readonly DataItem[] = []): NeedRecord["items"] {
  const stated = items.map(({ provider, data_class, stated_expiry }) => ({
    provider,
    data_class,
    stated_expiry,
    expires_at: NEVER,
  }));
  if (stated.length > 0) return stated;
  return [{ provider: "", data_class: "traffic", stated_expiry: null, expires_at: NEVER }];
}
