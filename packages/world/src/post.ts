import { sampleDuration } from "@contactpoint/engine";
import {
  hasContactPoints,
  type MessageBody,
  type ProtocolErrorName,
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
import type { Hardship } from "./hardship.ts";
import type { Links } from "./links.ts";
import { Message, messageCode, messageIndex, type MessageTerms, type Try } from "./message.ts";
import type { Nemesis } from "./nemesis.ts";
import { PostRecords } from "./post-records.ts";
import type { RegisterCopies } from "./register-copies.ts";

/** What a message is sent with. */
export interface Letter extends MessageTerms {
  /** Number of the try, from 1; 0 for messages that are not tried by rungs. */
  readonly try: number;
}

/** The parts of a world that the post needs. */
export interface PostSurroundings {
  readonly scenario: ResolvedScenario;
  readonly agenda: Agenda;
  readonly draws: Draws;
  readonly record: RecordSink;
  readonly hardship: Hardship;
  readonly nemesis: Nemesis;
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
  failed(failed: Try): void;
}

/** A message in the hands of the hub at stop `hop` of its way. */
export interface Passage {
  readonly message: Message;
  readonly hop: number;
  /** It goes on, with what it says or with something else. */
  passOn(body?: MessageBody | null): void;
  /** It goes no further. */
  keep(): void;
  /** The hub has forgotten it. */
  lose(): void;
}

/** Carries messages over channels, links and hubs. */
export class Post {
  readonly #world: PostSurroundings;
  readonly #links: Links;
  readonly #copies: RegisterCopies;
  readonly #handlers: PostHandlers;
  readonly #carrier: Carrier;
  readonly #records: PostRecords;
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
    this.#records = new PostRecords(world.agenda, world.record);
    const { shape } = world.scenario.topology;
    this.#handles = relayOf(shape) === "handle";
    this.#standIns = hasContactPoints(shape) ? null : shape.kind;
  }

  send(of: Case, letter: Letter): void {
    const { processes } = this.#world.nemesis;
    const process = processes?.of(of.point);
    if (process?.withholds(of.facts.id, () => this.send(of, letter)) === true) return;
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
    this.#records.sent(message, letter.try);
    process?.sent(of.facts.id, () => this.#leave(message));
    this.#leave(message);
  }

  /** A message arrives at the stop of its way that has this number; 0 is its author. */
  arrive(message: Message, hop: number): void {
    const { processes } = this.#world.nemesis;
    if (processes === null) return this.#arrive(message, hop);
    const happen = (): void => this.#arrive(message, hop);
    processes.input(message.stop(hop), message.facts.id, { happen });
  }

  /** Its author hears that a message could not be put through. */
  bounced(failed: Try): void {
    const happen = (): void => this.#handlers.failed(failed);
    this.#world.nemesis.input(failed.author, failed.facts.id, happen);
  }

  /** A copy of a message comes to where the message has been; its author may be struck off by now. */
  deliverAgain(message: Message): void {
    if (this.#isStruckOff(message, message.path.length - 1)) return;
    this.#deliver(message, message.addressee);
  }

  /** Input that pretends to be a message is turned away. */
  reject(point: ContactPoint, message: Message, error: ProtocolErrorName): void {
    this.#records.rejected(message, point, error);
  }

  #arrive(message: Message, hop: number): void {
    const point = message.stop(hop);
    if (this.#isStruckOff(message, hop)) return;
    if (this.#isOut(point, message)) this.#records.lost(message, "outage", false);
    else if (hop < message.path.length - 1) this.#pass(message, point, hop);
    else this.#putThrough(message, point);
  }

  /** Whoever looks up a State that is struck off, or the way to one, finds no entry and knows it. */
  #findsNoEntry(message: Message): boolean {
    const { nemesis, hardship, agenda } = this.#world;
    for (const point of message.path.slice(1)) {
      const fault = nemesis.faults.revocationOf(point);
      if (fault === null) continue;
      hardship.note(fault, "fired", message.facts.id);
      this.#records.lost(message, "wrong-entry", true);
      agenda.at(agenda.now, { happen: () => this.bounced(message) });
      return true;
    }
    return false;
  }

  /** What is from a State that the register does not have, or comes through one, is turned away. */
  #isStruckOff(message: Message, hop: number): boolean {
    const { nemesis, hardship } = this.#world;
    const fault =
      nemesis.faults.revocationOf(message.author) ??
      nemesis.faults.revocationOf(message.stop(hop - 1));
    if (fault === null) return false;
    hardship.note(fault, "fired", message.facts.id);
    this.#records.rejected(message, message.stop(hop), "sender-not-registered");
    return true;
  }

  /** Does the sender work, and is the address it has the right one? */
  #leave(message: Message): void {
    const { agenda, draws } = this.#world;
    const sender = message.stop(0);
    const addressee = message.addressee;
    const channel = channelOf(addressee, message.channel);
    if (this.#isOut(sender, message)) {
      this.#records.lost(message, "outage", false);
      return;
    }
    if (this.#findsNoEntry(message)) return;
    const delay = sampleDuration(channel.delay, draws.delay, message.facts.key, message.index);
    const isFair = this.#world.hardship.links.areFair(sender, addressee);
    if (isFair || !this.#copies.isWrong(sender, addressee, message.channel)) {
      this.#cross(message, 0, delay);
      return;
    }
    this.#records.lost(message, "wrong-entry", channel.tells_failure);
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
      this.#records.lost(message, lost, false);
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
    this.#records.lost(message, "unreached", channel.tells_failure);
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
      this.#world.hardship.links.areFair(message.author, addressee) ||
      comesTrue(channel.reach, this.#world.draws.reach, message.facts.key, message.index)
    );
  }

  #deliver(message: Message, point: ContactPoint): void {
    const { processes, badInput } = this.#world.nemesis;
    if (message.type !== "request" && processes?.hasLost(point, message.facts) === true)
      return this.#records.rejected(message, point, "unknown-request");
    const again = message.arrived;
    message.arrived = true;
    processes?.of(point)?.memory.arrived(message);
    badInput?.witness(point, message);
    this.#records.delivered(message, point, again);
    if (!again) this.#handlers.delivered(message);
  }

  /** A hub handles what a requesting side sends and passes answers on at once. */
  #pass(message: Message, hub: ContactPoint, hop: number): void {
    this.#records.relayed(message, hub, "arrived");
    const passage = this.#passageOf(message, hub, hop);
    if (this.#handles && message.isOutward) this.#handlers.relay(passage);
    else if (this.#handles && this.#handlers.answer !== null) this.#handlers.answer(passage);
    else passage.passOn();
  }

  #passageOf(message: Message, hub: ContactPoint, hop: number): Passage {
    const process = this.#world.nemesis.processes?.of(hub);
    const passOn = (body = message.body): void => {
      if (process?.withholds(message.facts.id, () => passOn(body)) === true) return;
      process?.memory.released(passage);
      this.#records.relayed(message, hub, "left");
      const passed = body === message.body ? message : message.saying(body);
      process?.sent(message.facts.id, () => this.#cross(passed, hop, 0));
      this.#cross(passed, hop, 0);
    };
    const keep = (): void => {
      process?.memory.released(passage);
      this.#records.relayed(message, hub, "left");
    };
    const lose = (): void => this.#records.lost(message, "outage", false);
    const passage = { message, hop, passOn, keep, lose };
    process?.memory.took(passage);
    return passage;
  }
}

function channelOf(addressee: ContactPoint, name: string) {
  const channel = addressee.channels.get(name);
  if (channel === undefined) throw new Error(`${addressee.id} has no channel ${name}`);
  return channel;
}
