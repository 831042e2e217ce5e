import type { Instant } from "@contactpoint/engine";
import type { NeedRecord } from "@contactpoint/protocol";
import type { Keep } from "../store/index.ts";

/** Where a request comes from: itself, or the first of a chain that pursues the same data. */
export interface Origin {
  readonly request: string;
  readonly at: Instant;
  /** What names the data of each item of the request at hand. */
  readonly accounts: readonly string[];
}

/**
 * Knows all needs, and names the data of every item. A name stays with its data: a child request
 * that pursues an item elsewhere and a request that asks for another's data use the names of the
 * first.
 */
export class Origins {
  readonly #needs: Keep<NeedRecord>;

  constructor(needs: Keep<NeedRecord>) {
    this.#needs = needs;
  }

  /** Throws a RangeError if the parent or its item is unknown. */
  learn(need: NeedRecord): void {
    if (need.parent !== undefined) this.#inherited(need, need.parent);
    this.#needs.set(need.request, need);
  }

  /** Throws a RangeError for a need that was not learnt. */
  need(request: string): NeedRecord {
    const need = this.#needs.get(request);
    if (need === undefined) throw new RangeError(`no need ${request} is known`);
    return need;
  }

  /** Throws a RangeError for a need that was not learnt. */
  of(request: string): Origin {
    const need = this.need(request);
    return need.parent === undefined ? first(need) : this.#inherited(need, need.parent);
  }

  #inherited({ request, parent_item = 0 }: NeedRecord, parent: string): Origin {
    const origin = this.of(parent);
    const account = origin.accounts[parent_item];
    if (account === undefined)
      throw new RangeError(`${request} pursues item ${parent_item}, which ${parent} does not have`);
    return { request: origin.request, at: origin.at, accounts: [account] };
  }
}

function first({ request, at, duplicate_of, items }: NeedRecord): Origin {
  const name = (duplicate_of ?? request).replaceAll("/", ".");
  return {
    request,
    at,
    accounts: items.map(({ provider }, item) => `${name}.${item}@${provider}.example`),
  };
}
