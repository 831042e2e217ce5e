import type { Instant } from "@contactpoint/engine";
import type { OrderRecord } from "@contactpoint/protocol";
import { type Case, drawIndex } from "./case.ts";
import type { Portal, PortalAnswer } from "./portal.ts";
import type { PlacedOrder } from "./provider-desk.ts";
import type { World } from "./world.ts";

const ORDER_CODE = 4_000;

/** What the draws of an order go by within its request. */
export function orderIndex(item: number, attempt: number): number {
  return drawIndex(ORDER_CODE + item, attempt);
}

/** Orders to providers, and their answers. */
export class Orders {
  readonly #world: World;
  readonly #portal: Portal;

  constructor(world: World, portal: Portal) {
    this.#world = world;
    this.#portal = portal;
  }

  send(of: Case, item: number): void {
    const { agenda, nemesis } = this.#world;
    const process = nemesis.processes?.of(of.point);
    if (process?.withholds(of.facts.id, () => this.send(of, item)) === true) return;
    const provider = of.facts.items[item]?.provider;
    if (provider === undefined) throw new Error(`${of.facts.id} has no item ${item}`);
    const attempt = of.occurrence(ORDER_CODE + item);
    const order: PlacedOrder = {
      facts: of.facts,
      provider,
      item,
      attempt,
      index: orderIndex(item, attempt),
      by: of.point.id,
      urgency: of.readUrgency,
    };
    this.#write(of, order, "sent");
    const sentAt = agenda.now;
    const answered = nemesis.guarded(of, (answer: PortalAnswer) =>
      this.#answered(of, order, answer, sentAt),
    );
    const collect = (): void => this.#portal.collect(order, answered);
    this.#portal.place(order, (expectedAt: Instant) => agenda.at(expectedAt, { happen: collect }));
  }

  #answered(of: Case, order: PlacedOrder, found: PortalAnswer, sentAt: Instant): void {
    const { answer, next_provider } = found;
    const next_state =
      next_provider === null ? null : this.#world.providerOf(next_provider).provider.state;
    this.#write(of, order, "answered", answerFacts(found, sentAt, this.#world.agenda.now));
    this.#writeExposure(of, order, answer);
    const event = { type: "providerAnswered", answer, next_provider, next_state } as const;
    this.#world.casework.hold(of, order.item, event);
  }

  /** A provider tells its user of what it does, and nobody has asked whether that may be. */
  #writeExposure(of: Case, { provider }: PlacedOrder, answer: PortalAnswer["answer"]): void {
    const { record, agenda } = this.#world;
    if (record === null || of.chosen || (answer !== "preserved" && answer !== "disclosed")) return;
    if (!this.#world.providerOf(provider).wouldTellUser(of.facts)) return;
    const request = of.facts.id;
    record({
      kind: "exposed",
      at: agenda.now,
      request,
      to: "subject",
      by: provider,
      means: "user-notice",
    });
  }

  #write(
    of: Case,
    { item, provider }: PlacedOrder,
    phase: OrderRecord["phase"],
    answer: AnswerFacts = {},
  ): void {
    const { record, agenda } = this.#world;
    record?.({
      kind: "order",
      at: agenda.now,
      node: of.point.id,
      request: of.facts.id,
      item,
      provider,
      phase,
      ...answer,
    });
  }
}

type AnswerFacts = Pick<OrderRecord, "answer" | "acted_at" | "next_provider">;

function answerFacts(found: PortalAnswer, sentAt: Instant, now: Instant): AnswerFacts {
  const { answer, next_provider, acted_at } = found;
  // Nobody acts before being asked, nor after having answered.
  const isTold = acted_at !== undefined && sentAt <= acted_at && acted_at < now;
  return {
    answer,
    ...(isTold ? { acted_at } : {}),
    ...(next_provider === null ? {} : { next_provider }),
  };
}
