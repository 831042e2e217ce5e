import type { Instant } from "@contactpoint/engine";
import type { PlacedOrder, Portal, PortalAnswer } from "@contactpoint/world";
import {
  type CollectResult,
  orderId,
  type PlaceResult,
  type PortalOrder,
} from "../providers/index.ts";
import type { HostStore } from "../store/index.ts";
import type { HostContext } from "./host-context.ts";
import type { Portals } from "./portals.ts";
import type { OutsideCalls, Result } from "./outside-calls.ts";
import { statedData } from "./stated-data.ts";

/** Exercise time until a portal that does not say when it will answer is asked again. */
const ASK_AGAIN_MS = 15 * 60_000;

/** Brings orders to the portals of providers, over HTTP or to handlers that play it. */
export class OutsidePortal implements Portal {
  readonly #host: HostContext;
  readonly #calls: OutsideCalls;
  readonly #portals: Portals;
  readonly #store: HostStore;
  /** Orders that no portal took, by id. */
  readonly #failed = new Set<string>();

  constructor(host: HostContext, calls: OutsideCalls, portals: Portals, store: HostStore) {
    this.#host = host;
    this.#store = store;
    this.#calls = calls;
    this.#portals = portals;
  }

  place(order: PlacedOrder, accepted: (expectedAt: Instant) => void): void {
    const id = idOf(order);
    const client = this.#portals.clientOf(order.provider);
    this.#calls.make({
      node: order.by,
      key: `${id}/place`,
      request: order.facts.id,
      provider: order.provider,
      isPlayed: this.#portals.isPlayed(order.provider),
      act: async () => factsOf(await client.place(await this.#portalOrder(order))),
      hear: (result) => {
        const placed = result as unknown as PlaceResult;
        if (placed.kind === "failed") this.#failed.add(id);
        // The instant of the happening, which a replay repeats; the clock has gone on by then.
        const { now } = this.#host.world;
        const soonest = placed.kind === "failed" ? now : now + ASK_AGAIN_MS;
        const expected = placed.kind === "accepted" ? placed.answers_at : null;
        accepted(Math.max(now, expected ?? soonest));
      },
    });
  }

  collect(order: PlacedOrder, answered: (answer: PortalAnswer) => void): void {
    this.#collect(order, answered, 0);
  }

  #collect(order: PlacedOrder, answered: (answer: PortalAnswer) => void, count: number): void {
    const id = idOf(order);
    const isLost = this.#failed.delete(id);
    this.#calls.make({
      node: order.by,
      key: `${id}/collect/${count}`,
      request: order.facts.id,
      provider: order.provider,
      isPlayed: this.#portals.isPlayed(order.provider),
      act: async () => (isLost ? NO_ANSWER : factsOf(this.#followed(await this.#ask(order)))),
      hear: (result) => {
        const found = result as unknown as CollectResult;
        if (found.kind === "failed") return answered({ answer: "failed", next_provider: null });
        if (found.kind === "pending")
          return this.#askAgain(order, answered, count, found.answers_at);
        const { answer, next_provider = null, preserved_at: acted_at } = found.answer;
        answered({ answer, next_provider, ...(acted_at === undefined ? {} : { acted_at }) });
      },
    });
  }

  /** A portal that has forgotten an order, as after a restart, gets it again. */
  async #ask(order: PlacedOrder): Promise<CollectResult> {
    const client = this.#portals.clientOf(order.provider);
    const found = await client.collect(idOf(order));
    if (found.kind !== "failed" || found.status !== 404) return found;
    const placed = await client.place(await this.#portalOrder(order));
    return placed.kind === "failed" ? placed : { kind: "pending", answers_at: placed.answers_at };
  }

  /** Whoever shows the way to nobody has not answered: no desk could go on from there, ever. */
  #followed(found: CollectResult): CollectResult {
    if (found.kind !== "answered") return found;
    const { answer, next_provider } = found.answer;
    const { providers } = this.#host.world.scenario;
    const isWhole =
      next_provider === undefined
        ? answer !== "elsewhere"
        : providers.some(({ id }) => id === next_provider);
    return isWhole ? found : NEXT_UNKNOWN;
  }

  #askAgain(
    order: PlacedOrder,
    answered: (answer: PortalAnswer) => void,
    count: number,
    expected: Instant | null,
  ): void {
    const { world } = this.#host;
    const at = Math.max(world.now + ASK_AGAIN_MS, expected ?? 0);
    world.at(at, { happen: () => this.#collect(order, answered, count + 1) });
  }

  async #portalOrder(order: PlacedOrder): Promise<PortalOrder> {
    const { facts, item, attempt, by, urgency } = order;
    const { scenario } = this.#host.world;
    const [identifiers, dataClass] = await this.#wanted(order);
    return {
      order: idOf(order),
      request: facts.id,
      item,
      attempt,
      ordering_state: by,
      urgency,
      measure: facts.form === "emergency-disclosure" ? "disclose" : "preserve",
      data_class: dataClass,
      identifiers,
      legal_basis: `EXERCISE: law of ${by}`,
      confidential: true,
      marking: scenario.marking,
    };
  }

  /** As the request states them; where it leaves them open, its own reference has to do. */
  async #wanted({
    facts,
    item,
    by,
  }: PlacedOrder): Promise<[PortalOrder["identifiers"], PortalOrder["data_class"]]> {
    const stated = statedData(await this.#store.inputs.of(by, facts.id))[item];
    if (stated !== undefined) return [stated.identifiers, stated.data_class];
    const dataClass = facts.items[item]?.data_class ?? "traffic";
    return [[{ kind: "account", value: facts.id }], dataClass];
  }
}

const NEXT_UNKNOWN: CollectResult = {
  kind: "failed",
  reason: "malformed-answer",
  status: null,
  detail: "next_provider: it names nobody of the exercise",
  tries: 1,
};

const NO_ANSWER = { kind: "failed" } as const;

/** What is logged of a result. It outlasts the case, so a provider's own words are left out. */
function factsOf(result: PlaceResult | CollectResult): Result {
  const { kind } = result;
  if (kind === "failed") return { kind, reason: result.reason, tries: result.tries };
  if (kind !== "answered") return { kind, answers_at: result.answers_at };
  const { answer, next_provider = null, preserved_at } = result.answer;
  const at = preserved_at === undefined ? {} : { preserved_at };
  return { kind, answer: { answer, next_provider, ...at } };
}

function idOf({ facts, item, attempt }: PlacedOrder): string {
  return orderId(facts.id, item, attempt);
}
