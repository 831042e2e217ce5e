import { sampleDuration } from "@contactpoint/engine";
import {
  MESSAGE_TYPES,
  type LostRecord,
  type MessageBody,
  type MessageType,
  type ResolvedScenario,
} from "@contactpoint/protocol";
import type { Agenda, Happening, RecordSink } from "./agenda.ts";
import { type Case, drawIndex } from "./case.ts";
import type { ContactPoint } from "./contact-point.ts";
import type { Desk } from "./desk.ts";
import { comesTrue, type Draws } from "./draws.ts";
import type { Links } from "./links.ts";
import type { RegisterCopies } from "./register-copies.ts";

/** What of a message its addressee sees. */
export type Message = Pick<
  Sending,
  "id" | "case" | "type" | "item" | "body" | "path" | "channel" | "ringsNext"
>;

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
  /** A hub's officers must handle it; `passOn` when they have. */
  relay(message: Message, hub: ContactPoint, passOn: () => void): void;
  /** The sender learns at once that a try failed. */
  failed(message: Message): void;
}

/** Carries messages over channels, links and hubs. */
export class Post {
  readonly #world: PostSurroundings;
  readonly #links: Links;
  readonly #copies: RegisterCopies;
  readonly #handlers: PostHandlers;
  readonly #handles: boolean;

  constructor(
    world: PostSurroundings,
    links: Links,
    copies: RegisterCopies,
    handlers: PostHandlers,
  ) {
    this.#world = world;
    this.#links = links;
    this.#copies = copies;
    this.#handlers = handlers;
    const { shape } = world.scenario.topology;
    this.#handles = shape.kind !== "mesh" && shape.relay === "handle";
  }

  send(of: Case, letter: Letter): void {
    const code = MESSAGE_TYPES.indexOf(letter.type) * 32 + letter.item + 1;
    // Each rung of the ladder is climbed once, so a try needs no counting.
    const occurrence = letter.try > 0 ? letter.try - 1 : of.occurrence(code);
    const message = new Sending(this, of, letter, drawIndex(code, occurrence));
    if (this.#world.record !== null) this.#writeSent(message, letter);
    this.#leave(message);
  }

  /** Over the channel: does the sender work, is the address right, does anybody answer? */
  #leave(message: Sending): void {
    const { agenda, draws } = this.#world;
    const sender = message.path[0];
    const addressee = message.path.at(-1);
    if (sender === undefined || addressee === undefined)
      throw new Error(`${message.id} has no way to go`);
    const channel = addressee.channels.get(message.channel);
    if (channel === undefined) throw new Error(`${addressee.id} has no channel ${message.channel}`);
    if (this.#world.deskOf(sender).duty === "out-of-service") {
      this.#writeLost(message, "outage", false);
      return;
    }
    const delay = sampleDuration(channel.delay, draws.delay, message.case.key, message.index);
    const reason = this.#copies.isWrong(sender, addressee, message.channel)
      ? "wrong-entry"
      : this.#reaches(message, channel, addressee)
        ? null
        : "unreached";
    if (reason === null) {
      this.#cross(message, 0, delay);
      return;
    }
    this.#writeLost(message, reason, channel.tells_failure);
    if (!channel.tells_failure) return;
    agenda.at(agenda.now + delay, { happen: () => this.#handlers.failed(message) });
  }

  #reaches(
    message: Sending,
    channel: { reach: number; hours: string },
    addressee: ContactPoint,
  ): boolean {
    const desk = this.#world.deskOf(addressee);
    if (channel.hours === "desk" && desk.present === 0) return false;
    if (channel.hours === "duty" && desk.present === 0 && desk.duty !== "on-call") return false;
    return (
      channel.reach >= 1 ||
      comesTrue(channel.reach, this.#world.draws.reach, message.case.key, message.index)
    );
  }

  /** Over the link from stop `hop` to the next. */
  #cross(message: Sending, hop: number, delay: number): void {
    const from = message.path[hop];
    const to = message.path[hop + 1];
    if (from === undefined || to === undefined) throw new Error(`${message.id} left its way`);
    const { agenda } = this.#world;
    const { lost, takes, copyTakes } = this.#links.cross(
      from,
      to,
      message.case,
      message.index,
      hop,
    );
    if (lost !== null) {
      this.#writeLost(message, lost, false);
      return;
    }
    const left = agenda.now + delay;
    this.#enter(message, hop + 1, left + takes);
    if (copyTakes >= 0) this.#enter(message, hop + 1, left + copyTakes);
  }

  /** A copy may be on its way to another stop than the original, so that later stops are told to each. */
  #enter(message: Sending, hop: number, due: number): void {
    const arrival = hop === 1 ? message : { happen: () => this.arrive(message, hop) };
    this.#world.agenda.at(due, arrival);
  }

  arrive(message: Sending, hop: number): void {
    const point = message.path[hop];
    if (point === undefined) throw new Error(`${message.id} left its way`);
    if (this.#world.deskOf(point).duty === "out-of-service") {
      this.#writeLost(message, "outage", false);
      return;
    }
    if (hop === message.path.length - 1) this.#deliver(message, point);
    else this.#pass(message, point, hop);
  }

  #deliver(message: Sending, point: ContactPoint): void {
    const { agenda, record } = this.#world;
    const again = message.arrived;
    message.arrived = true;
    record?.({
      kind: "delivered",
      at: agenda.now,
      message: message.id,
      type: message.type,
      request: message.case.facts.id,
      ...(message.item < 0 ? {} : { item: message.item }),
      node: point.id,
      ...(again ? { again } : {}),
    });
    if (!again) this.#handlers.delivered(message);
  }

  /** A hub handles what a requesting side sends and passes answers on at once. */
  #pass(message: Sending, hub: ContactPoint, hop: number): void {
    this.#writeRelay(message, hub, "arrived");
    const passOn = (): void => {
      this.#writeRelay(message, hub, "left");
      this.#cross(message, hop, 0);
    };
    const outward = message.path[0] === message.case.facts.from;
    if (this.#handles && outward) this.#handlers.relay(message, hub, passOn);
    else passOn();
  }

  #writeSent(message: Sending, letter: Letter): void {
    const { agenda, record } = this.#world;
    const { path, item, body } = message;
    record?.({
      kind: "sent",
      at: agenda.now,
      message: message.id,
      type: message.type,
      request: message.case.facts.id,
      ...(item < 0 ? {} : { item }),
      from: path[0]?.id ?? "",
      to: path.at(-1)?.id ?? "",
      route: path.map(({ id }) => id),
      instrument: letter.instrument,
      channel: letter.channel,
      ...(letter.try === 0 ? {} : { try: letter.try }),
      ...(letter.cause === "" ? {} : { cause: letter.cause }),
      ...(body === null ? {} : { body }),
    });
  }

  #writeRelay(message: Message, hub: ContactPoint, phase: "arrived" | "left"): void {
    const { agenda, record } = this.#world;
    record?.({
      kind: "relayed",
      at: agenda.now,
      message: message.id,
      request: message.case.facts.id,
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
      request: message.case.facts.id,
      reason,
      told,
    });
  }
}

/** A message on its way: what comes due is its arrival at the first stop, mostly the addressee. */
class Sending implements Happening {
  readonly case: Case;
  readonly type: MessageType;
  readonly item: number;
  readonly body: MessageBody | null;
  readonly path: readonly ContactPoint[];
  readonly channel: string;
  /** What its draws go by within the request. */
  readonly index: number;
  /** The rung it left by is meant for the next officer on the list. */
  readonly ringsNext: boolean;
  arrived = false;
  readonly #post: Post;
  readonly #number: number;

  constructor(post: Post, of: Case, letter: Letter, index: number) {
    this.#post = post;
    this.#number = ++of.messages;
    this.case = of;
    this.type = letter.type;
    this.item = letter.item;
    this.body = letter.body;
    this.path = letter.path;
    this.channel = letter.channel;
    this.index = index;
    this.ringsNext = letter.ringsNext;
  }

  /** Made on demand: without a journal hardly anybody asks. */
  get id(): string {
    return `${this.case.facts.id}#${this.#number}`;
  }

  happen(): void {
    this.#post.arrive(this, 1);
  }
}
