import type { Instant } from "@contactpoint/engine";
import type { Message as Letter } from "@contactpoint/protocol/messages";
import type { Happening, World } from "@contactpoint/world";
import type { LoggedInput } from "../store/index.ts";
import type { HopEnvelope, WireError } from "../wire/index.ts";
import type { ArrivedFrame } from "./arrived-frame.ts";
import type { HostObserver } from "./host-observer.ts";
import type { Inbox } from "./inbox.ts";
import type { CheckedFrame, LiveNode } from "./live-node.ts";
import type { Turn } from "./turn.ts";
import type { WireCarrier } from "./wire-carrier.ts";

/** What a node says of a frame that came. */
export type Received = "stored" | "duplicate" | Pick<WireError, "name" | "detail">;

/** The part of an input that goes when its case is erased. */
interface Content {
  readonly letter: Letter | null;
  /** What a hub passes on; null at the addressee, who has the letter and needs no more. */
  readonly payload: HopEnvelope["payload"] | null;
}

/** Null after the case was erased. */
export function contentOf({ content }: Pick<LoggedInput, "content">): Content | null {
  return content === null ? null : (JSON.parse(content) as Content);
}

interface ReceptionHost {
  readonly world: World;
  readonly inbox: Inbox;
  readonly carrier: WireCarrier;
  readonly turn: Turn;
  readonly present: () => Instant;
  readonly nodeOf: (state: string) => LiveNode;
  readonly observer: HostObserver | undefined;
}

/** Takes frames in: checks them, logs them, and enters them in the agenda. */
export class Reception {
  readonly #host: ReceptionHost;

  constructor(host: ReceptionHost) {
    this.#host = host;
  }

  /** A frame has come for a node. Resolves once it is stored. */
  async receive(
    state: string,
    peer: string,
    channel: string,
    envelope: HopEnvelope,
  ): Promise<Received> {
    const { inbox, turn, observer } = this.#host;
    const node = this.#host.nodeOf(state);
    const begun = observer?.now() ?? 0;
    const checked = await node.check(peer, channel, envelope);
    observer?.verified((observer.now() - begun) / 1000);
    if ("name" in checked) return checked;
    const known = inbox.digestOf(state, envelope.key);
    if (known === checked.digest) {
      // It may be there since this very turn, and then it is not stored yet.
      turn.wake();
      await turn.stored();
      return "duplicate";
    }
    // First whether it is the author's business at all: what is known is for nobody else to learn.
    const fault = node.faultOf(checked);
    if (fault !== undefined) return fault;
    if (known !== undefined)
      return { name: "request-id-reused", detail: "known with other content" };
    this.#admit(node, checked);
    await turn.stored();
    return "stored";
  }

  /** Enters a frame of an earlier life of this process. */
  repeat({ node, key, at, skeleton, content }: LoggedInput): void {
    const frame = skeleton as unknown as ArrivedFrame;
    const happening = this.#happeningOf(this.#host.nodeOf(node), frame, contentOf({ content }));
    this.#host.inbox.enter(node, key, at, happening);
  }

  #admit(node: LiveNode, { frame, letter, payload, digest }: CheckedFrame): void {
    const { key, routing, bounce, due } = frame;
    const { inbox, turn, present } = this.#host;
    const content: Content = {
      letter,
      payload: routing.addressee === node.state ? null : payload,
    };
    inbox.admit(
      {
        node: node.state,
        key,
        request: routing.message.slice(0, routing.message.lastIndexOf("#")),
        kind: bounce ? "bounce" : "message",
        digest,
        skeleton: { ...withoutWords(frame) },
        content: JSON.stringify(content),
        due,
        happening: this.#happeningOf(node, frame, content),
      },
      present(),
    );
    turn.wake();
  }

  #happeningOf(node: LiveNode, frame: ArrivedFrame, inside: Content | null): Happening {
    const { world, carrier } = this.#host;
    const { position, routing, bounce } = frame;
    if (bounce) {
      return {
        happen: () => {
          const sent = node.book.sent(routing.message);
          if (sent !== undefined) world.post.bounced(sent);
        },
      };
    }
    const message = node.receive(frame, inside?.letter ?? null);
    const passedOn = inside?.payload ?? null;
    if (passedOn !== null) carrier.keepPayload(message, passedOn);
    const happen = (): void => {
      world.post.arrive(message, position);
      node.book.received.putThrough(message);
    };
    return { happen };
  }
}

/** Reasons are words about a case; no machine reads them. */
function withoutWords(frame: ArrivedFrame): ArrivedFrame {
  if (frame.says === null || frame.says.body === null) return frame;
  const { reasons: _, ...body } = frame.says.body;
  return { ...frame, says: { ...frame.says, body } };
}
