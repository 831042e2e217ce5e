import type { CaseFacts, CaseItem } from "@contactpoint/world";

/**
 * What the scenario makes true of the data that requests are about, whoever knows it: when they
 * vanish, whether an identifier is wrong. Providers act on it, contact points never see it.
 */
export class Truth {
  readonly #needs = new Map<string, CaseFacts>();

  learn(need: CaseFacts): void {
    this.#needs.set(need.id, need);
  }

  /** Of the request itself, or of the one whose items a child pursues; undefined: people made it up. */
  of(request: string): CaseFacts | undefined {
    const known = this.#needs.get(request);
    if (known !== undefined) return known;
    const parent = /^(.+)\/c[0-9]+$/.exec(request)?.[1];
    return parent === undefined ? undefined : this.of(parent);
  }

  /** The item that is meant. A child states an item of its parent in the parent's words. */
  itemOf(request: string, item: number, stated: StatedItem): CaseItem | undefined {
    const facts = this.of(request);
    if (facts === undefined || facts.id === request) return facts?.items[item];
    return facts.items.find(
      ({ stated_expiry, data_class }) =>
        stated_expiry === stated.stated_expiry && data_class === stated.data_class,
    );
  }
}

/** What a request says of an item. */
export type StatedItem = Pick<CaseItem, "stated_expiry" | "data_class">;
