import { entityKey, type Instant } from "@contactpoint/engine";
import {
  answerOf,
  type CaseFacts,
  type CaseItem,
  orderIndex,
  type PlacedOrder,
  type World,
} from "@contactpoint/world";
import { portalProblem, type PortalOrder, type ProviderBook } from "../providers/index.ts";
import type { Truth } from "./truth.ts";

/** The providers of a scenario behind their portals; they know what is true of the data. */
export function scenarioProviderBook(world: World, truth: Truth, provider: string): ProviderBook {
  const desk = world.providerOf(provider);
  const orders = new Map<string, { readonly placed: PlacedOrder; readonly answersAt: Instant }>();
  return {
    place(order) {
      if (!world.scenario.states.some(({ id }) => id === order.ordering_state))
        return { refused: portalProblem("unknown-state") };
      const placed = placedOrder(world, truth, provider, order);
      const answersAt = desk.answersAt(placed);
      orders.set(order.order, { placed, answersAt });
      return { answers_at: answersAt };
    },
    collect(id) {
      const order = orders.get(id);
      if (order === undefined || world.now < order.answersAt) return "pending";
      const { answer, next_provider } = answerOf(desk, order.placed);
      const isDone = answer === "preserved" || answer === "disclosed";
      if (isDone) return { answer, preserved_at: world.now };
      if (next_provider === null) return { answer };
      return { answer, next_provider, next_state: world.providerOf(next_provider).provider.state };
    },
  };
}

function placedOrder(
  world: World,
  truth: Truth,
  provider: string,
  order: PortalOrder,
): PlacedOrder {
  const { item, attempt, ordering_state, urgency } = order;
  return {
    facts: factsOf(world, truth, provider, order),
    provider,
    item,
    attempt,
    index: orderIndex(item, attempt),
    by: ordering_state,
    urgency,
  };
}

/** The request that an order serves, as far as a provider is concerned with it. */
function factsOf(world: World, truth: Truth, provider: string, order: PortalOrder): CaseFacts {
  const { request, item, ordering_state, measure, urgency, data_class } = order;
  const known = truth.of(request);
  if (known?.id === request) return known;
  const wanted = known?.items[rootItemOf(order) ?? item];
  const found: CaseItem = {
    provider,
    data_class,
    stated_expiry: null,
    expires_at: wanted?.expires_at ?? Number.MAX_SAFE_INTEGER,
    wrong_identifier: wanted?.wrong_identifier ?? false,
  };
  const to = world.pointOf(ordering_state);
  return {
    id: request,
    key: entityKey(request),
    form: measure === "disclose" ? "emergency-disclosure" : "preservation",
    urgency,
    from: known?.from ?? to,
    to,
    mistaken_for: null,
    items: Array.from({ length: item + 1 }, () => found),
    circumstances: [],
    parent: null,
    parent_item: -1,
    incident: null,
    duplicate_of: null,
    omit: [],
    withdrawn_at: Infinity,
    files: [],
  };
}

/** An account names the item of the request that first asked for it, as in `everyday.XA.17.0@...`. */
function rootItemOf({ identifiers }: PortalOrder): number | undefined {
  for (const identifier of identifiers) {
    const item = identifier.kind === "account" && /\.([0-9]+)@/.exec(identifier.value)?.[1];
    if (item) return Number(item);
  }
  return undefined;
}
