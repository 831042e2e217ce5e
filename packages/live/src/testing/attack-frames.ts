import type { Message } from "@contactpoint/protocol/messages";
import type { HopEnvelope } from "../wire/hop-envelope.ts";
import { signHop } from "../wire/hop-signature.ts";
import { signMessage } from "../wire/signed-message.ts";
import type { SigningKey } from "../wire/signing-key.ts";
import type { AttackField } from "./attack-field.ts";

/** What all messages of a request begin with; the rest is that of a type. */
export type Head = Pick<
  Message,
  "id" | "request" | "from" | "to" | "sent_at" | "instrument" | "marking"
>;

/** Builds frames for one node, right in all unless a test changes something. */
export class AttackFrames {
  readonly #field: AttackField;

  constructor(field: AttackField) {
    this.#field = field;
  }

  head(from: string, request: string, number = 1): Head {
    const { scenario, victim } = this.#field;
    return {
      id: `${request}#${number}`,
      request,
      from,
      to: victim,
      sent_at: scenario.clock.start,
      instrument: scenario.instruments[0]?.id ?? "",
      marking: scenario.marking,
    };
  }

  /** The smallest request there is: whether anybody is there. */
  ping(from: string, request: string, number = 1): Message {
    const head = this.head(from, request, number);
    return { ...head, type: "request", form: "ping", urgency: "routine", language: "en" };
  }

  /** Asks to preserve what one provider has of an account. */
  preservation(from: string, request: string, provider: string): Message {
    const facts = "EXERCISE: a made-up shop";
    return {
      ...this.head(from, request),
      type: "request",
      form: "preservation",
      urgency: "urgent",
      language: "en",
      authority: { organisation: "EXERCISE: a prosecutor" },
      offence: { offence: "fraud", provisions: [], facts },
      data: {
        items: [
          {
            provider,
            data_class: "traffic",
            identifiers: [{ kind: "account", value: "a@b.example" }],
            stated_expiry: null,
          },
        ],
        relation_to_offence: facts,
      },
    };
  }

  statusQuery(from: string, request: string, number = 3): Message {
    return { ...this.head(from, request, number), type: "status-query", question: "And?" };
  }

  withdrawal(from: string, request: string, number = 3): Message {
    return { ...this.head(from, request, number), type: "withdrawal" };
  }

  acknowledgement(from: string, request: string, number = 2): Message {
    const { start } = this.#field.scenario.clock;
    return { ...this.head(from, request, number), type: "acknowledgement", received_at: start };
  }

  signingOf(state: string): SigningKey {
    return this.#field.membership.nodeOf(state).signing;
  }

  /** The author's own crossing of the direct link. */
  direct(message: Message, changes: Partial<HopEnvelope> = {}, key?: SigningKey): HopEnvelope {
    const signing = key ?? this.signingOf(message.from);
    return {
      kind: "deliver",
      key: `${message.id}/1/0`,
      from: message.from,
      to: message.to,
      position: 1,
      routing: {
        message: message.id,
        author: message.from,
        addressee: message.to,
        route: [message.from, message.to],
        channel: this.#field.channel,
      },
      payload: { kind: "message", signed: signMessage(message, signing) },
      ...changes,
    };
  }

  /** The last crossing of a way over a hub, signed by the hub; `key` is what the author signed by. */
  passedOn(
    message: Message,
    hub: string,
    { copy = 0, key }: { readonly copy?: number; readonly key?: SigningKey } = {},
  ): HopEnvelope {
    const direct = this.direct(message, {}, key);
    return this.signedBy(hub, {
      ...direct,
      key: `${message.id}/2/${copy}`,
      from: hub,
      position: 2,
      routing: { ...direct.routing, route: [message.from, hub, message.to] },
    });
  }

  /** With the signature of a hub in place of any it had. */
  signedBy(hub: string, envelope: HopEnvelope): HopEnvelope {
    return signHop(envelope, this.signingOf(hub));
  }
}
