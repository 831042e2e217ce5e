import { MESSAGE_TYPES } from "@contactpoint/protocol";
import { type Message as Letter, messageSchema } from "@contactpoint/protocol/messages";
import type { LiveNode } from "@contactpoint/live";
import { digestOf } from "@contactpoint/live/wire";
import type { BenchRegister, DeliverFrame } from "./bench-frame.ts";
import type { Effects } from "./node-frame.ts";

/** What becomes of a message: it is taken, known already, or turned away. */
export type Intake =
  | { readonly kind: "taken"; readonly letter: Letter; readonly frame: CheckedFrame["frame"] }
  | { readonly kind: "known" }
  | { readonly kind: "rejected"; readonly reject: Effects["reject"][number] };

type CheckedFrame = Parameters<LiveNode["faultOf"]>[0];

/** Checks what arrives, as a live node does once the signatures are verified. */
export class OwnIntake {
  readonly #node: LiveNode;
  readonly #channel: string;
  readonly #digests = new Map<string, string>();
  register: BenchRegister;

  constructor(node: LiveNode, register: BenchRegister, channel: string) {
    this.#node = node;
    this.#channel = channel;
    this.register = register;
  }

  take(frame: DeliverFrame): Intake {
    const { msg } = frame;
    const error = this.#formOf(msg) ?? this.#senderOf(frame);
    if (error !== undefined) return rejected(error, msg);
    const letter = messageSchema.parse(msg);
    const digest = digestOf(letter);
    const known = this.#digests.get(letter.id);
    if (known === digest) return { kind: "known" };
    const checked = this.#checkedFrame(letter, digest);
    const fault = this.#node.faultOf(checked);
    if (fault !== undefined) return rejected(fault.name, msg);
    if (known !== undefined) return rejected("request-id-reused", msg);
    this.#digests.set(letter.id, digest);
    return { kind: "taken", letter, frame: checked.frame };
  }

  #formOf(msg: unknown): string | undefined {
    if (!isRecord(msg) || !MESSAGE_TYPES.some((type) => type === msg["type"])) return "malformed";
    const { marking } = msg;
    const marked = typeof marking === "string" && marking.includes("EXERCISE");
    const read = messageSchema.safeParse(
      typeof marking === "string" ? { ...msg, marking: "EXERCISE" } : msg,
    );
    if (!read.success) return "malformed";
    return marked ? undefined : "unmarked";
  }

  #senderOf({ msg, brought_by, signed_by }: DeliverFrame): string | undefined {
    const { from, to } = messageSchema.parse(msg);
    const entry = (id: string) => this.register.states.find((state) => state.id === id);
    if (brought_by !== from && entry(brought_by)?.hub !== true) return "hop-forged";
    if (to !== this.#node.state) return "not-addressed-here";
    if (entry(from) === undefined || entry(brought_by) === undefined)
      return "sender-not-registered";
    return signed_by === from ? undefined : "signature-invalid";
  }

  /** The frame in which the message would have come from its author over a link. */
  #checkedFrame(letter: Letter, digest: string): CheckedFrame {
    const routing = {
      message: letter.id,
      author: letter.from,
      addressee: letter.to,
      route: [letter.from, letter.to],
      channel: this.#channel,
    };
    const signed = { message: letter, key: "", signature: "" };
    const envelope = {
      kind: "deliver",
      key: `${letter.id}/1/0`,
      from: letter.from,
      to: letter.to,
      position: 1,
      routing,
      payload: { kind: "message", signed },
    } as const;
    return this.#node.opened(envelope, letter, digest);
  }
}

function rejected(error: string, msg: unknown): Intake {
  const said = isRecord(msg) ? msg : {};
  const { from, id, request } = said;
  return {
    kind: "rejected",
    reject: {
      error,
      ...(typeof from === "string" ? { from } : {}),
      ...(typeof id === "string" ? { message: id } : {}),
      ...(typeof request === "string" ? { request } : {}),
    },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
