import {
  type RequestForm,
  type RequestTerms,
  type ResolvedLaw,
  type ResolvedScenario,
  type Rung,
  type Urgency,
} from "@contactpoint/protocol";

/** Terms of requests, made once for each form, urgency, law and set of networks on the ladder. */
export class TermsBook {
  readonly #scenario: ResolvedScenario;
  readonly #known = new Map<string, RequestTerms>();
  readonly #networks: readonly string[];

  constructor(scenario: ResolvedScenario) {
    this.#scenario = scenario;
    this.#networks = scenario.escalation.flatMap(({ network }) => network ?? []);
  }

  /** `reachable` tells which networks both sides are members of: other rungs are left out. */
  of(
    form: RequestForm,
    urgency: Urgency,
    law: ResolvedLaw,
    lawName: string,
    reachable: (network: string) => boolean,
  ): RequestTerms {
    const key = `${form} ${urgency} ${lawName} ${this.#reached(reachable)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const terms = this.#make(form, urgency, law, reachable);
    this.#known.set(key, terms);
    return terms;
  }

  #reached(reachable: (network: string) => boolean): string {
    return this.#networks.length === 0 ? "" : this.#networks.filter(reachable).join(" ");
  }

  #make(
    form: RequestForm,
    urgency: Urgency,
    law: ResolvedLaw,
    reachable: (network: string) => boolean,
  ): RequestTerms {
    const { practice } = this.#scenario;
    return {
      form,
      ladder: this.#ladder(urgency, reachable),
      status_after: practice.status_query.after[urgency],
      status_most: practice.status_query.most,
      extension_before: practice.extension.ask_before,
      extension_adds: practice.extension.adds,
      extension_most: practice.extension.most,
      preservation: practice.preservation,
      order_lasts: law.order_lasts,
      expiry_notice_before: practice.expiry_notice_before,
      police_orders: law.order_by === "police",
    };
  }

  #ladder(urgency: Urgency, reachable: (network: string) => boolean): Rung[] {
    return this.#scenario.escalation
      .filter(({ network }) => network === null || reachable(network))
      .flatMap(({ kind, channel, network, tries, wait }) =>
        Array.from({ length: tries }, () => ({ kind, channel, network, wait: wait[urgency] })),
      );
  }
}
