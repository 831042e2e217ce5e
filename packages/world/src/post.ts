import { sampleDuration } from "@contactpoint/engine";
import {
  hasContactPoints,
  type LostRecord,
  type MessageBody,
  type MessageType,
  relayOf,
  type ResolvedScenario,
  type TopologyShape,
} from "@contactpoint/protocol";
import type { Agenda, RecordSink } from "./agenda.ts";
import type { Carrier } from "./carrier.ts";
import type { Case } from "./case.ts";
import type { ContactPoint } from "./contact-point.ts";
import type { Desk } from "./desk.ts";
import { comesTrue, type Draws } from "./draws.ts";
import type { Links } from "./links.ts";
import { Message, messageCode, messageIndex } from "./message.ts";
import type { RegisterCopies } from "./register-copies.ts";

/** What a message is sent with. */
export interface Letter {
  readonly type: MessageType;
  readonly item: number;
  readonly body: MessageBody | null;
  readonly channel: string;
  readonly path: readonly ContactPoint[];
  readonly instrument: string;
  /** Number of the try, from 1; 0 for messages that are not tried by rungs. */
  readonly try: number;
  readonly ringsNext: boolean;
  readonly cause: string;
}

/** The parts of a world that the post needs. */
export interface PostSurroundings {
  readonly scenario: ResolvedScenario;
  readonly agenda: Agenda;
  readonly draws: Draws;
  readonly record: RecordSink;
  deskOf(point: ContactPoint): Desk;
}

/** Whom the post tells. */
export interface PostHandlers {
  /** The message has reached its addressee for the first time. */
  delivered(message: Message): void;
  /** The officers of the hub must handle it, and pass it on when they have. */
  relay(passage: Passage): void;
  /** A hub that handles has an answer in hand; null where all answers pass at once. */
  readonly answer: ((passage: Passage) => void) | null;
  /** The sender learns that a try failed. */
  failed(message: Message): void;
}

/** A message in the hands of the hub at stop `hop` of its way. */
export interface Passage {
  readonly message: Message;
  readonly hop: number;
  /** It goes on, with what it says or with something else. */
  passOn(body?: MessageBody | null): void;
  /** It goes no further. */
  keep(): void;
}

/** Carries messages over channels, links and hubs. */
export class Post {
  readonly #world: PostSurroundings;
  readonly #links: Links;
  readonly #copies: RegisterCopies;
  readonly #handlers: PostHandlers;
  readonly #carrier: Carrier;
  readonly #handles: boolean;
  readonly #standIns: TopologyShape["kind"] | null;

  constructor(
    world: PostSurroundings,
    links: Links,
    copies: RegisterCopies,
    carrier: Carrier,
    handlers: PostHandlers,
  ) {
    this.#world = world;
    this.#links = links;
    this.#copies = copies;
    this.#carrier = carrier;
    this.#handlers = handlers;
    const { shape } = world.scenario.topology;
    this.#handles = relayOf(shape) === "handle";
    this.#standIns = hasContactPoints(shape) ? null : shape.kind;
  }

  send(of: Case, letter: Letter): void {
    // Each rung of the ladder is climbed once, so a try needs no counting.
    const occurrence =
      letter.try > 0 ? letter.try - 1 : of.occurrence(messageCode(letter.type, letter.item));
    const message = new Message(
      of.facts,
      letter,
      of.numberMessage(),
      this.#world.agenda.now,
      messageIndex(letter.type, letter.item, occurrence),
    );
    if (this.#world.record !== null) this.#writeSent(message, letter);
    this.#leave(message);
  }

  /** A message arrives at the stop of its way that has this number; 0 is its author. */
  arrive(message: Message, hop: number): void {
    const point = message.stop(hop);
    if (this.#isOut(point, message)) this.#writeLost(message, "outage", false);
    else if (hop < message.path.length - 1) this.#pass(message, point, hop);
    else this.#putThrough(message, point);
  }

  /** Its author hears that a message could not be put through. */
  bounced(message: Message): void {
    this.#handlers.failed(message);
  }

  /** Does the sender work, and is the address it has the right one? */
  #leave(message: Message): void {
    const { agenda, draws } = this.#world;
    const sender = message.stop(0);
    const addressee = message.addressee;
    const channel = channelOf(addressee, message.channel);
    if (this.#isOut(sender, message)) {
      this.#writeLost(message, "outage", false);
      return;
    }
    const delay = sampleDuration(channel.delay, draws.delay, message.facts.key, message.index);
    if (!this.#copies.isWrong(sender, addressee, message.channel)) {
      this.#cross(message, 0, delay);
      return;
    }
    this.#writeLost(message, "wrong-entry", channel.tells_failure);
    if (!channel.tells_failure) return;
    agenda.at(agenda.now + delay, { happen: () => this.bounced(message) });
  }

  /** An outage strikes contact points, and not what stands in for them. */
  #isOut(point: ContactPoint, { facts }: Message): boolean {
    if (this.#world.deskOf(point).duty !== "out-of-service") return false;
    if (this.#standIns === null) return true;
    return this.#standIns === "direct-to-provider" && point === facts.from;
  }

  /** Over the link from stop `hop` to the next. */
  #cross(message: Message, hop: number, delay: number): void {
    const { agenda } = this.#world;
    const { facts, index } = message;
    const from = message.stop(hop);
    const to = message.stop(hop + 1);
    const { lost, takes, copyTakes } = this.#links.cross(from, to, facts, index, hop);
    if (lost !== null) {
      this.#writeLost(message, lost, false);
      return;
    }
    const left = agenda.now + delay;
    this.#carrier.carry(message, hop + 1, 0, left + takes);
    if (copyTakes >= 0) this.#carrier.carry(message, hop + 1, 1, left + copyTakes);
  }

  /** Does anybody answer on this channel? If not, some channels tell the sender. */
  #putThrough(message: Message, addressee: ContactPoint): void {
    const channel = channelOf(addressee, message.channel);
    if (this.#answers(message, channel, addressee)) {
      this.#deliver(message, addressee);
      return;
    }
    this.#writeLost(message, "unreached", channel.tells_failure);
    if (channel.tells_failure) this.#carrier.giveBack(message, this.#world.agenda.now);
  }

  #answers(
    message: Message,
    channel: { reach: number; hours: string },
    addressee: ContactPoint,
  ): boolean {
    const desk = this.#world.deskOf(addressee);
    if (channel.hours === "desk" && desk.present === 0) return false;
    if (channel.hours === "duty" && desk.present === 0 && desk.duty !== "on-call") return false;
    return (
      channel.reach >= 1 ||
      comesTrue(channel.reach, this.#world.draws.reach, message.facts.key, message.index)
    );
  }

  #deliver(message: Message, point: ContactPoint): void {
    const { agenda, record } = this.#world;
    const again = message.arrived;
    message.arrived = true;
    record?.({
      kind: "delivered",
      at: agenda.now,
      message: message.id,
      type: message.type,
      request: message.facts.id,
      item: message.item < 0 ? undefined : message.item,
      node: point.id,
      again: again ? true : undefined,
    });
    if (!again) this.#handlers.delivered(message);
  }

  /** A hub handles what a requesting side sends and passes answers on at once. */
  #pass(message: Message, hub: ContactPoint, hop: number): void {
    this.#writeRelay(message, hub, "arrived");
    const passOn = (body = message.body): void => {
      this.#writeRelay(message, hub, "left");
      this.#cross(body === message.body ? message : message.saying(body), hop, 0);
    };
    const keep = (): void => this.#writeRelay(message, hub, "left");
    const passage = { message, hop, passOn, keep };
    if (this.#handles && message.isOutward) this.#handlers.relay(passage);
    else if (this.#handles && this.#handlers.answer !== null) this.#handlers.answer(passage);
    else passOn();
  }

  #writeSent(message: Message, letter: Letter): void {
    const { agenda, record } = this.#world;
    const { path, item, body } = message;
    record?.({
      kind: "sent",
      at: agenda.now,
      message: message.id,
      type: message.type,
      request: message.facts.id,
      item: item < 0 ? undefined : item,
      from: message.stop(0).id,
      to: message.addressee.id,
      route: path.map(({ id }) => id),
      instrument: letter.instrument,
      channel: letter.channel,
      try: letter.try === 0 ? undefined : letter.try,
      cause: letter.cause === "" ? undefined : letter.cause,
      body: body ?? undefined,
    });
  }

  #writeRelay(message: Message, hub: ContactPoint, phase: "arrived" | "left"): void {
    const { agenda, record } = this.#world;
    record?.({
      kind: "relayed",
      at: agenda.now,
      message: message.id,
      request: message.facts.id,
      node: hub.id,
      phase,
    });
  }

  #writeLost(message: Message, reason: LostRecord["reason"], told: boolean): void {
    const { agenda, record } = this.#world;
    record?.({
      kind: "lost",
      at: agenda.now,
      message: message.id,
      request: message.facts.id,
      reason,
      told,
    });
  }
}

function channelOf(addressee: ContactPoint, name: string) {
  const channel = addressee.channels.get(name);
  if (channel === undefined) throw new Error(`${addressee.id} has no channel ${name}`);
  return channel;
}
