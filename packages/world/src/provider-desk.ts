import { type EntityKey, entityKey, type Instant, sampleDuration } from "@contactpoint/engine";
import type { OrderRecord, ResolvedProvider } from "@contactpoint/protocol";
import type { Agenda } from "./agenda.ts";
import type { Case, CaseItem } from "./case.ts";
import { comesTrue, type Draws, pick, runningTotals } from "./draws.ts";
import type { Hardship } from "./hardship.ts";
import { nextOpening } from "./opening-hours.ts";

export type ProviderAnswer = NonNullable<OrderRecord["answer"]>;

/** A provider's legal desk: takes an order up when it opens, and answers by what it then finds. */
export class ProviderDesk {
  readonly provider: ResolvedProvider;
  readonly key: EntityKey;
  readonly #agenda: Agenda;
  readonly #draws: Draws;
  readonly #hardship: Hardship;
  readonly #onward: { readonly ids: readonly string[]; readonly totals: readonly number[] };

  constructor(provider: ResolvedProvider, agenda: Agenda, draws: Draws, hardship: Hardship) {
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
   * When an order served now is answered. `index` names the order within its request. Emergencies
   * find a provider's desk at any hour, which is an assumption.
   */
  answersAt(of: Case, index: number): Instant {
    const hours = of.readUrgency === "emergency" ? null : this.provider.hours;
    const opening = nextOpening(hours, this.#agenda.now);
    return (
      Math.min(opening, Number.MAX_SAFE_INTEGER) +
      sampleDuration(this.provider.confirm, this.#draws.confirm, of.key, index)
    );
  }

  /** What it finds now. Data count as preserved only if they still exist. */
  answer(of: Case, item: CaseItem, itemNumber: number, index: number): ProviderAnswer {
    const { provider } = this;
    if (this.#hardship.refuses(provider.id, of, index)) return "refused";
    if (!provider.answers_to.includes(of.facts.to.id)) return "refused";
    if (comesTrue(provider.failure_share, this.#draws.provider, of.key, index, 1)) return "failed";
    if (item.wrong_identifier) return "wrong-identifier";
    if (comesTrue(provider.not_held_share, this.#draws.provider, of.key, itemNumber, 2))
      return "not-held";
    if (this.leadsTo(of, itemNumber) !== null) return "elsewhere";
    if (this.#agenda.now >= item.expires_at) return "deleted";
    return of.facts.form === "emergency-disclosure" ? "disclosed" : "preserved";
  }

  /** The provider to which the path of this item leads on, or null. */
  leadsTo(of: Case, itemNumber: number): string | null {
    const { ids, totals } = this.#onward;
    if (ids.length === 0) return null;
    const u = this.#draws.provider.uniform(of.key, itemNumber, 3);
    return u >= (totals.at(-1) ?? 0) ? null : (ids[pick(totals, u / (totals.at(-1) ?? 1))] ?? null);
  }

  /** Whether its user would learn of this preservation. */
  wouldTellUser(of: Case): boolean {
    return comesTrue(this.provider.tells_user_share, this.#draws.provider, of.key, 0, 4);
  }
}
