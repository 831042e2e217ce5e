import type { OrderRecord } from "@contactpoint/protocol";
import { type Case, drawIndex } from "./case.ts";
import type { ProviderAnswer } from "./provider-desk.ts";
import type { World } from "./world.ts";

const ORDER_CODE = 4_000;

/** Orders to providers, and their answers. */
export class Orders {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  send(of: Case, itemNumber: number): void {
    const { agenda, casework } = this.#world;
    const item = of.facts.items[itemNumber];
    if (item === undefined) throw new Error(`${of.facts.id} has no item ${itemNumber}`);
    const desk = this.#world.providerOf(item.provider);
    const code = ORDER_CODE + itemNumber;
    const index = drawIndex(code, of.occurrence(code));
    this.#write(of, itemNumber, item.provider, "sent", null, null);
    agenda.at(desk.answersAt(of, index), {
      happen: () => {
        const answer = desk.answer(of, item, itemNumber, index);
        const next = answer === "elsewhere" ? desk.leadsTo(of, itemNumber) : null;
        const next_state = next === null ? null : this.#world.providerOf(next).provider.state;
        this.#write(of, itemNumber, item.provider, "answered", answer, next);
        casework.hold(of, itemNumber, {
          type: "providerAnswered",
          answer,
          next_provider: next,
          next_state,
        });
      },
    });
  }

  #write(
    of: Case,
    item: number,
    provider: string,
    phase: OrderRecord["phase"],
    answer: ProviderAnswer | null,
    next: string | null,
  ): void {
    const { record, agenda } = this.#world;
    record?.({
      kind: "order",
      at: agenda.now,
      node: of.facts.to.id,
      request: of.facts.id,
      item,
      provider,
      phase,
      ...(answer === null ? {} : { answer }),
      ...(next === null ? {} : { next_provider: next }),
    });
  }
}
