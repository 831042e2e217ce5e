import { entityKey } from "@contactpoint/engine";
import { REQUESTING_MESSAGES } from "@contactpoint/protocol";
import type { Message as Letter, RequestMessage } from "@contactpoint/protocol/messages";
import {
  type CaseFacts,
  type CaseItem,
  type ContactPoint,
  type Message,
  type Try,
  UNSTATED,
  type World,
} from "@contactpoint/world";
import type { LetterReader, ReadRequest } from "../letters/index.ts";
import type { Routing } from "../wire/index.ts";
import { type CaseMemory, caseMemory } from "./case-memory.ts";
import { ReceivedMessages } from "./received-messages.ts";
import { isFurther, Requesters } from "./requesters.ts";
import { SentMessages } from "./sent-messages.ts";
import { isSameRequest, statedRequest } from "./stated-request.ts";
import type { Truth } from "./truth.ts";

type LetterFault = "malformed" | "not-the-requester" | "request-id-reused" | "unknown-request";
type DataItems = NonNullable<RequestMessage["data"]>["items"];

/** What one contact point knows of its requests: from its own investigators or from messages. */
export class CaseBook {
  readonly received: ReceivedMessages;
  readonly memory: CaseMemory;
  readonly #state: string;
  readonly #world: World;
  readonly #truth: Truth;
  readonly #reader: LetterReader;
  readonly #requesters: Requesters;
  readonly #facts = new Map<string, CaseFacts>();
  readonly #sent: SentMessages;

  constructor(
    state: string,
    world: World,
    truth: Truth,
    reader: LetterReader,
    memory: CaseMemory = caseMemory(),
  ) {
    this.#state = state;
    this.#world = world;
    this.memory = memory;
    this.#sent = new SentMessages(world.points, memory.sent);
    const point = world.pointOf(state);
    // A crash may make undone what has arrived.
    const sure = (world.nemesis.processes?.of(point) ?? null) === null ? point : null;
    this.received = new ReceivedMessages(world.points, memory.received, sure);
    this.#truth = truth;
    this.#reader = reader;
    this.#requesters = new Requesters(world.scenario);
  }

  /** A need of this contact point's own. */
  open(facts: CaseFacts): void {
    this.#facts.set(facts.id, facts);
  }

  of(request: string): CaseFacts | undefined {
    return this.#facts.get(request);
  }

  /** A try of this contact point's own, by its message's id. */
  sent(id: string): Try | undefined {
    const sent = this.#sent.find(id);
    const facts = this.#facts.get(requestOf(id));
    if (sent === undefined || facts === undefined) return undefined;
    return { facts, type: sent.type, author: this.#world.pointOf(this.#state) };
  }

  noteSent(message: Message): void {
    this.#sent.add(message.facts.id, message.number, message);
  }

  /**
   * Why a letter may not come from its author, as a protocol error, or undefined. What is no
   * business of the author's is refused by the reference alone, the same whether or not there is
   * such a request.
   */
  faultOf(letter: Letter): LetterFault | undefined {
    const { request, from, to } = letter;
    if (!isNumbered(letter)) return "malformed";
    const isOutward = REQUESTING.has(letter.type);
    if (this.#requesters.of(request) !== (isOutward ? from : to))
      return isOutward ? "not-the-requester" : "unknown-request";
    if (letter.type === "request") {
      const first = this.memory.first.get(request);
      return first === undefined || isSameRequest(first, statedRequest(letter))
        ? undefined
        : "request-id-reused";
    }
    // Whom a further request went to is known at its two ends: it need not have come this way, and
    // what one State says of it here must not keep out another.
    if (to !== this.#state && isFurther(request)) return undefined;
    const facts = this.#facts.get(request) ?? this.#truth.of(request);
    if (facts === undefined) return "unknown-request";
    // Who was asked may hear of it before its own letter comes; who asks knows it, or nobody does.
    if (facts.id !== request) return isOutward ? undefined : "unknown-request";
    return facts.to.id === (isOutward ? to : from) ? undefined : "unknown-request";
  }

  /**
   * Why a message may not have its id, without looking into it: a hub that forwards has no more.
   * Ids are the keys of what is stored, so nobody may take another's.
   */
  faultOfRouting({ message, author, addressee }: Routing): LetterFault | undefined {
    const requester = this.#requesters.of(requestOf(message));
    if (requester !== author && requester !== addressee) return "not-the-requester";
    const received = this.received.find(message);
    const [by, to] =
      received === undefined
        ? [this.#state, this.#sent.find(message)?.addressee.id]
        : [received.author.id, received.addressee.id];
    if (to === undefined) return undefined;
    return by === author && to === addressee ? undefined : "request-id-reused";
  }

  /** Whether this contact point sent such a message to that State. */
  hasSent(message: string, addressee: string): boolean {
    return this.#sent.find(message)?.addressee.id === addressee;
  }

  /** What follows from a message about its request; `letter` is null at a hub that may not read it. */
  learn(routing: Routing, letter: Letter | null): CaseFacts {
    const request = letter?.request ?? requestOf(routing.message);
    if (letter?.type === "request") this.#learnRequest(letter);
    if (letter?.type === "supplement" && letter.supplied.data !== undefined)
      this.#learnData(request, letter.supplied.data.items);
    const known = this.#facts.get(request);
    if (known !== undefined) return known;
    const facts =
      letter?.type === "request"
        ? this.#read(letter, this.#reader.readRequest(letter))
        : this.#guess(request, routing);
    this.#facts.set(facts.id, facts);
    return facts;
  }

  #learnRequest(letter: RequestMessage): void {
    const { first } = this.memory;
    if (first.get(letter.request) === undefined) first.set(letter.request, statedRequest(letter));
  }

  /** A request that named no data counts as one item, which a supplement then describes. */
  #learnData(request: string, data: DataItems): void {
    const item = this.#facts.get(request)?.items.find(({ provider }) => provider === UNSTATED);
    const [stated] = data;
    if (item !== undefined && stated !== undefined)
      Object.assign(item, this.#itemOf(request, 0, stated));
  }

  #itemOf(
    request: string,
    item: number,
    stated: Pick<CaseItem, "provider" | "data_class" | "stated_expiry">,
  ): CaseItem {
    const { provider, data_class, stated_expiry } = stated;
    const known = this.#truth.itemOf(request, item, stated);
    const isAsKnown =
      known?.provider === provider &&
      known.data_class === data_class &&
      known.stated_expiry === stated_expiry;
    // Mostly it is, and of items there are many: both sides then have the same one.
    if (isAsKnown) return known;
    return {
      provider,
      data_class,
      stated_expiry,
      expires_at: known?.expires_at ?? stated_expiry ?? NEVER,
      wrong_identifier: known?.wrong_identifier ?? false,
    };
  }

  /** Facts as the request states them; what nobody can state is added from the scenario. */
  #read({ request, from, to }: RequestMessage, read: ReadRequest): CaseFacts {
    const truth = this.#truth.of(request);
    const items = read.items.map((stated, item) => this.#itemOf(request, item, stated));
    const asked = this.#world.pointOf(to);
    const unstated = truth?.items ?? [{ ...UNSTATED_ITEM }];
    const found = items.length === 0 ? unstated : items;
    return {
      ...this.#bare(identityOf(request, truth), this.#world.pointOf(from), asked),
      form: read.form,
      urgency: read.urgency,
      mistaken_for: this.#rightAddressee(found, asked),
      items: found,
      circumstances: truth?.circumstances ?? read.circumstances,
    };
  }

  /** A message overtook its request, or is sealed. */
  #guess(request: string, { author, addressee }: Routing): CaseFacts {
    const truth = this.#truth.of(request);
    if (truth?.id === request) return { ...truth, files: [] };
    const [from, to] = [this.#world.pointOf(author), this.#world.pointOf(addressee)];
    return {
      ...this.#bare(identityOf(request, truth), from, to),
      form: truth?.form ?? "preservation",
      urgency: truth?.urgency ?? "urgent",
      mistaken_for: null,
      items: [],
      circumstances: truth?.circumstances ?? [],
    };
  }

  #bare({ id, key }: Pick<CaseFacts, "id" | "key">, from: ContactPoint, to: ContactPoint) {
    return {
      id,
      key,
      from,
      to,
      parent: null,
      parent_item: -1,
      incident: null,
      duplicate_of: null,
      omit: NOTHING,
      withdrawn_at: Infinity,
      files: NOTHING,
    };
  }

  #rightAddressee([item]: readonly CaseItem[], asked: ContactPoint): ContactPoint | null {
    if (item === undefined || item.provider === UNSTATED) return null;
    const holder = this.#world.scenario.providers.find(({ id }) => id === item.provider)?.state;
    return holder === undefined || holder === asked.id ? null : this.#world.pointOf(holder);
  }
}

/** The very strings and numbers that the other side has, where both are of this process. */
function identityOf(request: string, known: CaseFacts | undefined): Pick<CaseFacts, "id" | "key"> {
  return known?.id === request ? known : { id: request, key: entityKey(request) };
}

/** One list for all that have nothing in it: there are many. */
const NOTHING: readonly never[] = [];

/** Later than any exercise ends. */
const NEVER = Number.MAX_SAFE_INTEGER;

const UNSTATED_ITEM: CaseItem = {
  provider: UNSTATED,
  data_class: "traffic",
  stated_expiry: null,
  expires_at: NEVER,
  wrong_identifier: false,
};

const REQUESTING: ReadonlySet<string> = new Set(REQUESTING_MESSAGES);

function requestOf(message: string): string {
  return message.slice(0, message.lastIndexOf("#"));
}

/** Whether the id is the reference and a number, written as numbers are. */
function isNumbered({ id, request }: Letter): boolean {
  return id.startsWith(`${request}#`) && /^(0|[1-9][0-9]{0,8})$/.test(id.slice(request.length + 1));
}
