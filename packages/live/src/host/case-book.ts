import { entityKey } from "@contactpoint/engine";
import { REQUESTING_MESSAGES } from "@contactpoint/protocol";
import type { Message as Letter, RequestMessage } from "@contactpoint/protocol/messages";
import type { CaseFacts, CaseItem, ContactPoint, Message, World } from "@contactpoint/world";
import type { LetterReader, ReadRequest } from "../letters/index.ts";
import { digestOf, type Routing } from "../wire/index.ts";
import type { Truth } from "./truth.ts";

type DataItems = NonNullable<RequestMessage["data"]>["items"];

/** What one contact point knows of its requests: from its own investigators or from messages. */
export class CaseBook {
  readonly #world: World;
  readonly #truth: Truth;
  readonly #reader: LetterReader;
  readonly #facts = new Map<string, CaseFacts>();
  readonly #first = new Map<string, RequestMessage>();
  readonly #data = new Map<string, DataItems>();
  /** Messages on the way whose copies or failure may still arrive, by id. */
  readonly #messages = new Map<string, Message>();

  constructor(world: World, truth: Truth, reader: LetterReader) {
    this.#world = world;
    this.#truth = truth;
    this.#reader = reader;
  }

  /** A need of this contact point's own. */
  open(facts: CaseFacts): void {
    this.#facts.set(facts.id, facts);
  }

  of(request: string): CaseFacts | undefined {
    return this.#facts.get(request);
  }

  message(id: string): Message | undefined {
    return this.#messages.get(id);
  }

  keep(message: Message): void {
    this.#messages.set(message.id, message);
  }

  /** The data asked for, as far as stated; what identifies them goes to the provider. */
  dataOf(request: string): DataItems {
    return this.#data.get(request) ?? [];
  }

  /** Why a letter may not come from its author, as a protocol error, or undefined. */
  faultOf(
    letter: Letter,
  ): "not-the-requester" | "request-id-reused" | "unknown-request" | undefined {
    const facts = this.#facts.get(letter.request) ?? this.#truth.of(letter.request);
    if (letter.type === "request") {
      const first = this.#first.get(letter.request);
      if (first !== undefined && !isSameRequest(first, letter)) return "request-id-reused";
      return facts !== undefined && this.#facts.has(letter.request) && facts.from.id !== letter.from
        ? "request-id-reused"
        : undefined;
    }
    if (facts === undefined) return "unknown-request";
    if (!this.#facts.has(letter.request)) return undefined;
    const isOutward = REQUESTING.has(letter.type);
    const author = isOutward ? facts.from : facts.to;
    if (author.id === letter.from) return undefined;
    return isOutward ? "not-the-requester" : "unknown-request";
  }

  /** What follows from a message about its request; `letter` is null at a hub that may not read it. */
  learn(routing: Routing, letter: Letter | null): CaseFacts {
    const request = letter?.request ?? requestOf(routing.message);
    if (letter?.type === "request") this.#learnRequest(letter);
    if (letter?.type === "supplement" && letter.supplied.data !== undefined)
      this.#data.set(request, letter.supplied.data.items);
    const known = this.#facts.get(request);
    if (known !== undefined) return known;
    const facts =
      letter?.type === "request"
        ? this.#read(letter, this.#reader.readRequest(letter))
        : this.#guess(request, routing);
    this.#facts.set(request, facts);
    return facts;
  }

  #learnRequest(letter: RequestMessage): void {
    if (!this.#first.has(letter.request)) this.#first.set(letter.request, letter);
    if (letter.data !== undefined) this.#data.set(letter.request, letter.data.items);
  }

  /** Facts as the request states them; what nobody can state is added from the scenario. */
  #read({ request, from, to }: RequestMessage, read: ReadRequest): CaseFacts {
    const truth = this.#truth.of(request);
    const items = read.items.map((stated, item): CaseItem => {
      const { provider, data_class, stated_expiry } = stated;
      const known = this.#truth.itemOf(request, item, stated);
      return {
        provider,
        data_class,
        stated_expiry,
        expires_at: known?.expires_at ?? stated_expiry ?? NEVER,
        wrong_identifier: known?.wrong_identifier ?? false,
      };
    });
    const asked = this.#world.pointOf(to);
    const found = items.length === 0 && truth !== undefined ? truth.items : items;
    return {
      ...this.#bare(request, this.#world.pointOf(from), asked),
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
      ...this.#bare(request, from, to),
      form: truth?.form ?? "preservation",
      urgency: truth?.urgency ?? "urgent",
      mistaken_for: null,
      items: [],
      circumstances: truth?.circumstances ?? [],
    };
  }

  #bare(request: string, from: ContactPoint, to: ContactPoint) {
    return {
      id: request,
      key: entityKey(request),
      from,
      to,
      parent: null,
      parent_item: -1,
      incident: null,
      duplicate_of: null,
      omit: [],
      withdrawn_at: Infinity,
      files: [],
    };
  }

  #rightAddressee([item]: readonly CaseItem[], asked: ContactPoint): ContactPoint | null {
    if (item === undefined) return null;
    const holder = this.#world.scenario.providers.find(({ id }) => id === item.provider)?.state;
    return holder === undefined || holder === asked.id ? null : this.#world.pointOf(holder);
  }
}

/** Later than any exercise ends. */
const NEVER = Number.MAX_SAFE_INTEGER;

const STATED = [
  "authority",
  "offence",
  "data",
  "location",
  "necessity",
  "intended_assistance",
  "confidentiality",
] as const;

const REQUESTING: ReadonlySet<string> = new Set(REQUESTING_MESSAGES);

function requestOf(message: string): string {
  return message.slice(0, message.lastIndexOf("#"));
}

/**
 * Whether one request is the other sent again. It may state what the first left out, after a
 * question; it may not state anything differently.
 */
function isSameRequest(first: RequestMessage, again: RequestMessage): boolean {
  const fixed = ["from", "to", "form", "urgency", "language", "instrument", "marking"] as const;
  if (fixed.some((field) => first[field] !== again[field])) return false;
  return STATED.every((field) => {
    const [before, now] = [first[field], again[field]];
    return before === undefined || now === undefined || digestOf(before) === digestOf(now);
  });
}
