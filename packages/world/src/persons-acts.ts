import { entityKey } from "@contactpoint/engine";
import type { RequestForm, Urgency } from "@contactpoint/protocol";
import { type Case, type CaseItem, fileOf } from "./case.ts";
import { WorkFault } from "./people.ts";
import type { World } from "./world.ts";

/** A request that a person has drafted. */
export interface DraftedRequest {
  /** A reference that no other request has, such as `seat/XA/1`. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly form: RequestForm;
  readonly urgency: Urgency;
  readonly items: readonly Pick<CaseItem, "provider" | "data_class" | "stated_expiry">[];
  /** Items of the form left out. */
  readonly missing: readonly string[];
  /** When the data vanish in truth, where a script says so; else the provider's retention decides. */
  readonly expires_at?: number;
}

/** What people of a contact point do of their own accord, beside the work that waits for them. */
export class PersonsActs {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** The request leaves at once: drafting was the person's own time. */
  request(draft: DraftedRequest): void {
    const world = this.#world;
    const from = world.pointOf(draft.from);
    const to = world.pointOf(draft.to);
    const key = entityKey(draft.id);
    const items = draft.items.map((item, index) => ({
      ...item,
      expires_at: draft.expires_at ?? this.#drawExpiry(draft, item.provider, index),
      wrong_identifier: false,
    }));
    const holder = items[0] === undefined ? to : this.#holderOf(items[0].provider);
    world.need({
      id: draft.id,
      key,
      form: draft.form,
      urgency: draft.urgency,
      from,
      to,
      mistaken_for: holder === to ? null : holder,
      items,
      circumstances: [],
      parent: null,
      parent_item: -1,
      incident: null,
      duplicate_of: null,
      omit: draft.missing,
      withdrawn_at: Infinity,
      prepared: true,
      files: [],
    });
  }

  /** The need is gone. @throws WorkFault if this State did not ask */
  withdraw(of: Case): void {
    this.#world.casework.requesting(asker(of), { type: "needWithdrawn" });
  }

  /** Mutual legal assistance has been lodged. @throws WorkFault if this State did not ask */
  lodge(of: Case): void {
    this.#world.casework.requesting(asker(of), { type: "lodged" });
  }

  /** Asks how a request stands, beside the queries that time brings. @throws WorkFault */
  askStatus(of: Case): void {
    this.#world.send(asker(of), "requesting", "status-query", -1, null);
  }

  /** Tries the next rung of the ladder now. @throws WorkFault */
  escalate(of: Case): void {
    this.#world.casework.requesting(asker(of), { type: "deliveryFailed" });
  }

  /** The file that a State keeps on a request. @throws WorkFault if it has none */
  fileOf(facts: Case["facts"], state: string): Case {
    const file = fileOf(facts, this.#world.pointOf(state));
    if (file === undefined) throw new WorkFault(`${state} has no file on ${facts.id}`);
    return file;
  }

  /** Where no time is given, the provider's retention has run for an unknown part. */
  #drawExpiry({ id }: DraftedRequest, provider: string, item: number): number {
    const { retention } = this.#world.providerOf(provider).provider;
    const left = this.#world.draws.expiry.uniform(entityKey(id), item);
    return this.#world.now + Math.round(retention * left);
  }

  #holderOf(provider: string) {
    return this.#world.pointOf(this.#world.providerOf(provider).provider.state);
  }
}

function asker(of: Case): Case {
  if (of.requesting === null) throw new WorkFault(`${of.point.id} did not make ${of.facts.id}`);
  return of;
}
