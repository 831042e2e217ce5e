import {
  type Circumstance,
  groundOf,
  type RefusalGround,
  requiredItems,
  type HoldEvent,
  type RequestedEvent,
  type RequestingEvent,
  type ResolvedPractice,
  type Urgency,
} from "@contactpoint/protocol";
import { type Case, drawIndex, UNSTATED } from "./case.ts";
import { comesTrue, type Draws } from "./draws.ts";
import type { ProviderDesk } from "./provider-desk.ts";
import type { Task } from "./task.ts";

/** What an officer concludes from a piece of work: an event for the machine that asked. */
export type Conclusion =
  | { readonly side: "requesting"; readonly event: RequestingEvent }
  | { readonly side: "requested"; readonly event: RequestedEvent }
  | { readonly side: "hold"; readonly event: HoldEvent };

// Conclusions that say nothing more are made once.
const PREPARED: Conclusion = { side: "requesting", event: { type: "prepared" } };
const SUPPLEMENTED: Conclusion = { side: "requesting", event: { type: "supplemented" } };
const ACKNOWLEDGED: Conclusion = { side: "requested", event: { type: "acknowledged" } };
const COMPLETE: Conclusion = { side: "requested", event: { type: "foundComplete" } };
const ACCEPTED: Conclusion = { side: "requested", event: { type: "accepted" } };
const PREJUDICE: Conclusion = { side: "requested", event: { type: "prejudiceFound" } };
const ORDERED: Conclusion = { side: "hold", event: { type: "ordered" } };

/** A conclusion in a word, for the journal. */
export function resultOf({ event }: Conclusion): string {
  switch (event.type) {
    case "foundComplete":
      return "complete";
    case "foundIncomplete":
      return "incomplete";
    case "foundMisaddressed":
      return "wrong-addressee";
    case "groundFound":
      return "refused";
    case "prejudiceFound":
      return "prejudice";
    case "chose":
      return event.proceed ? "proceed" : "withdraw";
    case "followedUp":
      return event.asks ? "ask" : "forgotten";
    case "extensionDecided":
      return event.granted ? "granted" : "refused";
    case "renewed":
      return event.done ? "renewed" : "forgotten";
    default:
      return event.type;
  }
}

const LESS_URGENT: Readonly<Record<Urgency, Urgency>> = {
  emergency: "urgent",
  urgent: "routine",
  routine: "routine",
};

/** How officers decide: rightly, but for the error rates of their contact point. */
export class Judgement {
  readonly #draws: Draws;
  readonly #practice: ResolvedPractice;
  readonly #providerOf: (id: string) => ProviderDesk;

  constructor(draws: Draws, practice: ResolvedPractice, providerOf: (id: string) => ProviderDesk) {
    this.#draws = draws;
    this.#practice = practice;
    this.#providerOf = providerOf;
  }

  conclude({ kind, index, of }: Pick<Task, "kind" | "index" | "of">): Conclusion {
    if (of === null) throw new Error("background work concludes nothing");
    switch (kind) {
      case "prepare":
        this.#slipWhilePreparing(of);
        return PREPARED;
      case "supplement":
        of.missing = [];
        return SUPPLEMENTED;
      case "choose":
        return {
          side: "requesting",
          event: { type: "chose", proceed: this.#draw(this.#practice.proceed_share, of, index) },
        };
      case "follow-up":
        return {
          side: "requesting",
          event: {
            type: "followedUp",
            asks: !this.#errs("forget_extension", of.facts.from, of, index),
          },
        };
      case "acknowledge":
        if (this.#errs("misjudge_urgency", of.facts.to, of, index))
          of.readUrgency = LESS_URGENT[of.readUrgency];
        return ACKNOWLEDGED;
      case "check":
        return this.#check(of, index);
      case "review":
        return this.#review(of);
      case "locate":
        return { side: "requested", event: this.#locate(of) };
      case "extend":
        return {
          side: "requested",
          event: {
            type: "extensionDecided",
            granted: this.#draw(this.#practice.extension.granted_share, of, index),
          },
        };
      case "order":
        return ORDERED;
      case "renew":
        return {
          side: "hold",
          event: { type: "renewed", done: !this.#errs("forget_renewal", of.facts.to, of, index) },
        };
      case "translate":
      case "relay":
      case "background":
        throw new Error(`nobody asks for ${kind} to be decided`);
    }
  }

  /** A request may leave with an item of the form missing. */
  #slipWhilePreparing(of: Case): void {
    if (of.missing.length > 0) return;
    const required = requiredItems(of.facts.form, of.basis);
    if (required.length === 0 || !this.#errs("omit_item", of.facts.from, of, 0)) return;
    const u = this.#draws.error.uniform(of.key, 0, 1);
    const left = required[Math.floor(u * required.length)];
    if (left !== undefined) of.missing = [left];
  }

  #check(of: Case, index: number): Conclusion {
    const { mistaken_for, items } = of.facts;
    // Who is to be asked for nothing cannot be missed, whoever is careless.
    if (items.some(({ provider }) => provider === UNSTATED)) {
      const missing = of.missing.length > 0 ? of.missing : ["data"];
      return { side: "requested", event: { type: "foundIncomplete", missing } };
    }
    if (mistaken_for !== null) {
      const provider = items[0]?.provider ?? "";
      return {
        side: "requested",
        event: { type: "foundMisaddressed", state: mistaken_for.id, provider },
      };
    }
    if (of.missing.length > 0 && !this.#errs("miss_gap", of.facts.to, of, index)) {
      return { side: "requested", event: { type: "foundIncomplete", missing: of.missing } };
    }
    return COMPLETE;
  }

  #review(of: Case): Conclusion {
    const { circumstances, to, items } = of.facts;
    const ground = groundOf(of.basis, circumstances, to.law.dual_criminality_reservation);
    if (ground !== null) return groundFound(ground, circumstances);
    const endangered =
      !of.chosen &&
      items.some(({ provider }) => this.#providerOf(provider).wouldTellUser(of.facts));
    return endangered ? PREJUDICE : ACCEPTED;
  }

  #locate(of: Case): RequestedEvent {
    const provider = of.facts.items[0]?.provider ?? "";
    return { type: "located", provider, state: this.#providerOf(provider).provider.state };
  }

  #errs(
    rate: keyof Case["facts"]["from"]["error"],
    who: Case["facts"]["from"],
    of: Case,
    index: number,
  ): boolean {
    return comesTrue(who.error[rate], this.#draws.error, of.key, index, ERROR_SUB[rate]);
  }

  #draw(share: number, of: Case, index: number): boolean {
    return comesTrue(share, this.#draws.judgement, of.key, index);
  }
}

/** Each kind of error has draws of its own. */
const ERROR_SUB: Readonly<Record<keyof Case["facts"]["from"]["error"], number>> = {
  omit_item: 2,
  misjudge_urgency: 3,
  miss_gap: 4,
  wrong_identifier: 5,
  wrong_addressee: 6,
  forget_extension: 7,
  forget_renewal: 8,
  sleep_through: 9,
};

/** A refusal, with the reasons that the article asks for in words. */
export function groundFound(
  ground: RefusalGround,
  circumstances: readonly Circumstance[],
): Conclusion {
  const reasons = `${ground}: ${circumstances.join(", ")}`;
  return { side: "requested", event: { type: "groundFound", ground, reasons } };
}

/** Draws of errors made before a case exists go by the same numbers. */
export function needErrs(
  rate: "wrong_identifier" | "wrong_addressee",
  share: number,
  draws: Draws,
  of: Case["key"],
  item: number,
): boolean {
  return comesTrue(share, draws.error, of, drawIndex(item, 0), ERROR_SUB[rate]);
}
