import { type Instant, sampleDuration } from "@contactpoint/engine";
import type { MessageBody, MessageType, TopologyEffects } from "@contactpoint/protocol";
import { type Case, type CaseFacts, drawIndex } from "./case.ts";
import { neededItems } from "./correspondence.ts";
import { comesTrue } from "./draws.ts";
import type { Passage } from "./post.ts";
import type { RegisterCopies } from "./register-copies.ts";
import type { World } from "./world.ts";

/** What an officer of a handling hub makes of what is read there. */
export class HubWork {
  readonly #world: World;
  readonly #effects: TopologyEffects;
  readonly #copies: RegisterCopies;
  /** Copies of a request that wait for its missing items, by the hub's file. */
  readonly #held = new Map<Case, Passage[]>();
  /** First requests of incidents that passed a hub, by hub and id. */
  readonly #originals = new Map<string, CaseFacts>();
  /** From when on an author consents, by hub, request and direction. */
  readonly #consents = new Map<string, Instant>();

  constructor(world: World, effects: TopologyEffects, copies: RegisterCopies) {
    this.#world = world;
    this.#effects = effects;
    this.#copies = copies;
  }

  /** What the requesting side sends has been read at the hub whose file `of` is. */
  read(of: Case, passage: Passage): void {
    const { message } = passage;
    if (message.type === "request") return this.#readRequest(of, passage);
    const held = this.#held.get(of);
    if (held === undefined) return passage.passOn();
    if (message.type === "status-query") {
      passage.keep();
      return this.#askBack(of, held.at(-1) ?? passage);
    }
    this.#held.delete(of);
    if (message.type !== "supplement") return passage.passOn();
    // It leaves within the request that it completes.
    passage.keep();
    for (const request of held) this.#passOnWithConsent(of, request, null);
  }

  /** An answer has arrived at a hub; only what carries data needs its author's consent. */
  answer(passage: Passage): void {
    const { type } = passage.message;
    if (type !== "disclosure" && type !== "traffic-data-disclosure") return passage.passOn();
    this.#afterConsent(passage, "answers", passage.message.body);
  }

  /** The hub has lost what it held for this request. */
  forget(of: Case): void {
    this.#held.delete(of);
  }

  #readRequest(of: Case, passage: Passage): void {
    const { mistaken_for, items } = of.facts;
    if (mistaken_for !== null && this.#knowsBetter(of)) {
      passage.keep();
      const next_provider = items[0]?.provider ?? "";
      return this.#say(of, passage, "referral", { next_state: mistaken_for.id, next_provider });
    }
    if (this.#seesGap(of, passage)) {
      passage.keep();
      const held = this.#held.get(of) ?? [];
      this.#held.set(of, [...held, passage]);
      return this.#askBack(of, passage);
    }
    this.#joinDuplicates(of);
    this.#passOnWithConsent(of, passage, passage.message.body);
  }

  #passOnWithConsent(of: Case, passage: Passage, body: MessageBody | null): void {
    if (this.#held.has(of)) this.#held.delete(of);
    this.#afterConsent(passage, "requests", body);
  }

  #knowsBetter({ key, point }: Case): boolean {
    const { provider_knowledge: known } = this.#effects;
    return (
      known !== null &&
      comesTrue(known.known_share, this.#world.draws.hub, key, point.index, KNOWLEDGE)
    );
  }

  /** A hub that overlooked a gap in one copy overlooks it in the next. */
  #seesGap(of: Case, { message }: Passage): boolean {
    if (!this.#effects.completeness_check) return false;
    if (neededItems(of, message.body?.missing ?? []).length === 0) return false;
    const { hub } = this.#world.draws;
    return !comesTrue(of.point.error.miss_gap, hub, of.key, of.point.index, GAP);
  }

  #askBack(of: Case, passage: Passage): void {
    this.#say(of, passage, "missing-items-request", {
      missing: passage.message.body?.missing ?? [],
    });
  }

  /** Duplicates of one incident: the requested side need not work on each. */
  #joinDuplicates(of: Case): void {
    const { deduplication: recognises } = this.#effects;
    const { facts, point } = of;
    if (recognises === null || facts.incident === null) return;
    const { joined, draws } = this.#world;
    const nameOf = (id: string): string => `${point.index} ${id}`;
    const original = this.#originals.get(nameOf(facts.duplicate_of ?? ""));
    if (facts.duplicate_of === null) {
      this.#originals.set(nameOf(facts.id), facts);
      joined.watch(facts);
    } else if (
      original?.to === facts.to &&
      comesTrue(recognises.recognised_share, draws.hub, of.key, point.index, DUPLICATE)
    ) {
      joined.join(facts, original);
    }
  }

  #afterConsent(passage: Passage, direction: string, body: MessageBody | null): void {
    const { agenda } = this.#world;
    const from = this.#consentFrom(passage, direction);
    if (from <= agenda.now) passage.passOn(body);
    else {
      const { message, hop } = passage;
      const happen = (): void => passage.passOn(body);
      const input = (): void =>
        this.#world.nemesis.input(message.stop(hop), message.facts.id, happen);
      agenda.at(from, { happen: input });
    }
  }

  /** Asked for once by each hub for each direction of a request. */
  #consentFrom({ message, hop }: Passage, direction: string): Instant {
    const { onward_consent: consent } = this.#effects;
    const { agenda, draws } = this.#world;
    if (consent === null) return agenda.now;
    const hub = message.stop(hop).index;
    const name = `${hub} ${message.facts.id} ${direction}`;
    const known = this.#consents.get(name);
    if (known !== undefined) return known;
    const { key } = message.facts;
    const index = drawIndex(hub, direction === "answers" ? 1 : 0);
    const needed = comesTrue(consent.share, draws.hub, key, index, CONSENT);
    const takes = needed ? sampleDuration(consent.takes, draws.consent, key, index) : 0;
    this.#consents.set(name, agenda.now + takes);
    return agenda.now + takes;
  }

  /** The hub writes to the requesting side. It has read that side's addresses in what it passes on. */
  #say(of: Case, { message, hop }: Passage, type: MessageType, body: MessageBody): void {
    const path = message.path.slice(0, hop + 1).toReversed();
    this.#copies.learn({ path: message.path.slice(0, hop + 1) });
    this.#world.post.send(of, {
      type,
      item: -1,
      body,
      channel: message.channel,
      path,
      instrument: message.instrument,
      try: 0,
      ringsNext: false,
      cause: message.id,
    });
  }
}

/** Kinds of chance at a hub, each with draws of its own. */
const KNOWLEDGE = 1;
const GAP = 2;
const DUPLICATE = 3;
const CONSENT = 4;
