import type { JournalRecord, SentRecord } from "@contactpoint/protocol";
import type { Message as Letter } from "@contactpoint/protocol/messages";
import { createHash, hash } from "node:crypto";
import { Message, messageIndex, Routes, type World } from "@contactpoint/world";
import { Dossier, HEARD, type LetterReader, type LetterWriter } from "../letters/index.ts";
import type { NodeKeys } from "../trust/index.ts";
import {
  canBePassedOn,
  checkContents,
  checkEnvelope,
  type HopEnvelope,
  openSealed,
  type RegisteredKeys,
  type SealingPublicKey,
  type WireError,
} from "../wire/index.ts";
import { type ArrivedFrame, arrivedFrame, type Reading } from "./arrived-frame.ts";
import type { CaseBook } from "./case-book.ts";
import { KnownNames } from "./known-names.ts";

/** What a node needs of the register. */
export interface Registered {
  keysOf(state: string): RegisteredKeys | undefined;
  /** Undefined: the register names no such State. */
  sealKeyOf(state: string): SealingPublicKey | undefined;
}

/** A frame that passed every check that needs no memory. */
export interface CheckedFrame {
  readonly frame: ArrivedFrame;
  /** Its content; null for a bounce, and where it is sealed for somebody else. */
  readonly letter: Letter | null;
  /** For a hub: what it passes on. */
  readonly payload: HopEnvelope["payload"];
  /** Of the signature or seal that binds what is inside; the same in every copy. */
  readonly digest: string;
}

type Fault = Pick<WireError, "name" | "detail">;

/** One contact point as a node of a live network: its keys, its files, what it says and hears. */
export class LiveNode {
  readonly state: string;
  readonly keys: NodeKeys;
  readonly book: CaseBook;
  readonly #dossier: Dossier;
  readonly #known: KnownNames;
  readonly #states: ReadonlySet<string>;
  readonly #isHub: boolean;
  readonly #registered: Registered;
  readonly #writer: LetterWriter;
  readonly #reader: LetterReader;
  readonly #world: World;
  /** What messages under way say that is to be kept on file; some of them never arrive. */
  readonly #letters = new WeakMap<Message, Letter>();

  constructor(options: {
    readonly keys: NodeKeys;
    readonly book: CaseBook;
    readonly registered: Registered;
    readonly writer: LetterWriter;
    readonly reader: LetterReader;
    readonly world: World;
  }) {
    this.state = options.keys.state;
    this.keys = options.keys;
    this.book = options.book;
    this.#registered = options.registered;
    this.#writer = options.writer;
    this.#reader = options.reader;
    this.#world = options.world;
    this.#dossier = new Dossier(options.world.scenario, options.book.memory.notes);
    this.#known = new KnownNames(options.world.scenario);
    this.#states = new Set(options.world.points.map(({ id }) => id));
    this.#isHub = new Routes(options.world.scenario, options.world.points).leadThrough(this.state);
  }

  /** A fact of this contact point. */
  note(record: JournalRecord): void {
    this.#dossier.note(record);
  }

  /** The letter of a message that was just recorded as sent. */
  compose(record: SentRecord): Letter {
    const said = this.#dossier.said(record);
    return this.#writer.compose(
      record,
      record.type === "disclosure" ? { ...said, data_sha256: disclosedDigest(record) } : said,
    );
  }

  sealKeyOf(state: string): SealingPublicKey | undefined {
    return this.#registered.sealKeyOf(state);
  }

  /** Checks signatures and opens what is sealed; what it needs memory for, `faultOf` checks. */
  async check(peer: string, channel: string, envelope: HopEnvelope): Promise<CheckedFrame | Fault> {
    const { payload, routing } = envelope;
    const keysOf = (state: string): RegisteredKeys | undefined => this.#registered.keysOf(state);
    const fault = await checkEnvelope(envelope, { peer, self: this.state, keysOf });
    if (fault !== undefined) return fault;
    if (routing.channel !== channel)
      return { name: "route-inconsistent", detail: "it came by another channel" };
    if (routing.addressee !== this.state) {
      if (!this.#isHub) return { name: "not-addressed-here", detail: "no hub of the exercise" };
      if (!canBePassedOn(envelope)) return { name: "oversize", detail: "too long to be passed on" };
    }
    if (payload.kind === "bounce") return this.opened(envelope, null, payload.signed.signature);
    if (payload.kind === "message")
      return this.opened(envelope, payload.signed.message, payload.signed.signature);
    if (routing.addressee !== this.state)
      return this.opened(envelope, null, payload.sealed.ciphertext);
    const opened = await openSealed(payload.sealed, routing, this.keys.sealing);
    if (opened.error !== undefined) return opened.error;
    const wrong = await checkContents(opened.signed, routing, keysOf);
    if (wrong !== undefined) return wrong;
    return this.opened(envelope, opened.signed.message, opened.signed.signature);
  }

  /** A frame whose signatures and seal are good; `bound` is what binds its content. */
  opened(envelope: HopEnvelope, letter: Letter | null, bound: string): CheckedFrame {
    const says =
      letter === null
        ? null
        : {
            ...this.#reader.read(letter),
            instrument: letter.instrument,
            cause: letter.cause ?? "",
            sent_at: letter.sent_at,
          };
    const { payload } = envelope;
    return { frame: arrivedFrame(envelope, says), letter, payload, digest: hash("sha256", bound) };
  }

  /** Why its contents are not acceptable to this node as things stand. */
  faultOf({ frame, letter }: CheckedFrame): Fault | undefined {
    const { routing, bounce } = frame;
    if (routing.route.some((state) => !this.#knows(state)))
      return { name: "sender-not-registered", detail: "unknown State" };
    if (bounce)
      return this.book.hasSent(routing.message, routing.author)
        ? undefined
        : { name: "unknown-request", detail: "no such message was sent" };
    if (letter?.marking.includes("EXERCISE") === false)
      return { name: "unmarked", detail: "marking" };
    const name = (letter && this.book.faultOf(letter)) ?? this.book.faultOfRouting(routing);
    if (name !== undefined) return { name, detail: letter?.type ?? "sealed" };
    const strange = letter && frame.says && this.#known.strangeIn(letter, frame.says);
    return strange ? { name: "malformed", detail: `${strange}: nobody has this name` } : undefined;
  }

  /** The message as the world knows it. Copies of a message are the same message. */
  receive(frame: ArrivedFrame, letter: Letter | null): Message {
    return this.book.received.receive(frame.routing.message, (arrived) =>
      // Nothing new is learnt from what has arrived before.
      this.#read(frame, arrived ? null : letter),
    );
  }

  /** The message is delivered for the first time: what it says is now known here. */
  hear(id: string): void {
    const message = this.book.received.underWay(id);
    const letter = message === undefined ? undefined : this.#letters.get(message);
    if (message === undefined || letter === undefined) return;
    this.#letters.delete(message);
    this.#dossier.heard(letter);
  }

  #read({ routing, draw, due, rings_next, says }: ArrivedFrame, letter: Letter | null): Message {
    const facts = this.book.learn(routing, letter);
    const number = Number(routing.message.slice(routing.message.lastIndexOf("#") + 1));
    const { type, item, body, instrument, cause, sent_at } = says ?? SEALED;
    const message = new Message(
      facts,
      {
        type,
        item,
        body,
        channel: routing.channel,
        path: routing.route.map((state) => this.#world.pointOf(state)),
        instrument,
        ringsNext: rings_next,
        cause,
      },
      number,
      says === null ? (due ?? 0) : sent_at,
      draw ?? messageIndex(type, item, number),
    );
    if (letter !== null && HEARD.has(letter.type)) this.#letters.set(message, letter);
    return message;
  }

  #knows(state: string): boolean {
    return this.#states.has(state);
  }
}

/** A hub that forwards knows no more; it looks at none of this. */
const SEALED: Reading = {
  type: "request",
  item: -1,
  body: null,
  instrument: "",
  cause: "",
  sent_at: 0,
};

/** Exercises disclose no data; the digest is that of a sentence which says so. */
function disclosedDigest({ request, item }: SentRecord): string {
  return createHash("sha256")
    .update(`EXERCISE data of ${request}, item ${item ?? 0}`)
    .digest("hex");
}
