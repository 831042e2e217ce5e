import { type EntityKey, entityKey, type Instant, sampleDuration } from "@contactpoint/engine";
import {
  type DrawName,
  type OrderRecord,
  PROVIDER_ANSWERS,
  type ResolvedProvider,
  type Urgency,
} from "@contactpoint/protocol";
import type { Agenda } from "./agenda.ts";
import type { CaseFacts, CaseItem } from "./case.ts";
import type { Choices } from "./choices.ts";
import { comesTrue, type Draws, pick, runningTotals } from "./draws.ts";
import type { Hardship } from "./hardship.ts";
import { nextOpening } from "./opening-hours.ts";

export type ProviderAnswer = NonNullable<OrderRecord["answer"]>;

/** An order in a provider's hands. */
export interface PlacedOrder {
  readonly facts: CaseFacts;
  readonly provider: string;
  /** Item of the request, from 0. */
  readonly item: number;
  /** How often it was ordered before. */
  readonly attempt: number;
  /** What its draws go by within the request. */
  readonly index: number;
  /** The State that orders. */
  readonly by: string;
  readonly urgency: Urgency;
}

/** A provider's legal desk: takes an order up when it opens, and answers by what it then finds. */
export class ProviderDesk {
  readonly provider: ResolvedProvider;
  readonly key: EntityKey;
  readonly #agenda: Agenda;
  readonly #draws: Draws;
  readonly #hardship: Hardship;
  readonly #choices: Choices | null;
  readonly #onward: { readonly ids: readonly string[]; readonly totals: readonly number[] };

  constructor(
    provider: ResolvedProvider,
    agenda: Agenda,
    draws: Draws,
    hardship: Hardship,
    choices: Choices | null,
  ) {
    this.#choices = choices;
    this.provider = provider;
    this.key = entityKey(provider.id);
    this.#agenda = agenda;
    this.#draws = draws;
    this.#hardship = hardship;
    this.#onward = {
      ids: Object.keys(provider.leads_to),
      totals: runningTotals(Object.values(provider.leads_to)),
    };
  }

  /**
   * When an order served now is answered. Emergencies find a provider's desk at any hour, which is
   * an assumption.
   */
  answersAt(order: PlacedOrder): Instant {
    const { facts, urgency, index } = order;
    const { confirm, emergency_confirm = confirm } = this.provider;
    const isEmergency = urgency === "emergency";
    const hours = isEmergency ? null : this.provider.hours;
    const opening = nextOpening(hours, this.#agenda.now);
    const chosen = this.#choices?.time(this.#drawName("answers-after", order));
    const takes =
      chosen ??
      sampleDuration(
        isEmergency ? emergency_confirm : confirm,
        this.#draws.confirm,
        facts.key,
        index,
      );
    return Math.min(opening, Number.MAX_SAFE_INTEGER) + takes;
  }

  /** What it finds now. Data count as preserved only if they still exist. */
  answer(order: PlacedOrder): ProviderAnswer {
    return (this.#choices === null ? undefined : this.#chosen(order)) ?? this.#find(order);
  }

  /** Data that are gone cannot be chosen to be there, nor the other way round. */
  #chosen(order: PlacedOrder): ProviderAnswer | undefined {
    const { expires_at } = itemOf(order.facts, order.item);
    const isThere = this.#agenda.now < expires_at;
    const kept = order.facts.form === "emergency-disclosure" ? "disclosed" : "preserved";
    return this.#choices?.take(this.#drawName("answers", order), (is) => {
      const answer = PROVIDER_ANSWERS.find((one) => one === is);
      if (answer === "preserved" || answer === "disclosed")
        return answer === kept && isThere ? answer : undefined;
      if (answer === "deleted") return isThere ? undefined : answer;
      // The path leads where the draws let it lead.
      const leads = answer !== "elsewhere" || this.leadsTo(order.facts, order.item) !== null;
      return leads ? answer : undefined;
    });
  }

  #find({ facts, item, index, by }: PlacedOrder): ProviderAnswer {
    const { provider } = this;
    const { key } = facts;
    const wanted = itemOf(facts, item);
    if (this.#hardship.refuses(provider.id, facts, index)) return "refused";
    if (!provider.answers_to.includes(by)) return "refused";
    if (comesTrue(provider.failure_share, this.#draws.provider, key, index, 1)) return "failed";
    if (wanted.wrong_identifier) return "wrong-identifier";
    if (comesTrue(provider.not_held_share, this.#draws.provider, key, item, 2)) return "not-held";
    if (this.leadsTo(facts, item) !== null) return "elsewhere";
    if (this.#agenda.now >= wanted.expires_at) return "deleted";
    return facts.form === "emergency-disclosure" ? "disclosed" : "preserved";
  }

  /** The provider to which the path of this item leads on, or null. */
  leadsTo(of: CaseFacts, item: number): string | null {
    const { ids, totals } = this.#onward;
    if (ids.length === 0) return null;
    const u = this.#draws.provider.uniform(of.key, item, 3);
    return u >= (totals.at(-1) ?? 0) ? null : (ids[pick(totals, u / (totals.at(-1) ?? 1))] ?? null);
  }

  #drawName(kind: "answers" | "answers-after", { facts, item, attempt }: PlacedOrder): DrawName {
    return { kind, provider: this.provider.id, request: facts.id, item, try: attempt + 1 };
  }

  /** Whether its user would learn of this preservation. */
  wouldTellUser(of: CaseFacts): boolean {
    return comesTrue(this.provider.tells_user_share, this.#draws.provider, of.key, 0, 4);
  }
}

function itemOf(facts: CaseFacts, number: number): CaseItem {
  const item = facts.items[number];
  if (item === undefined) throw new Error(`${facts.id} has no item ${number}`);
  return item;
}
