import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import {
  type Agenda,
  type CaseFacts,
  type Interpret,
  type PortalAnswer,
  World,
} from "@contactpoint/world";

type Asking = Parameters<World["ask"]>;
/** A file of this contact point on a request. */
export type CaseFile = Asking[0];

/** What the world orders of whoever hosts it in lock-step. */
export interface OwnOrders {
  asked(of: CaseFile, machine: Asking[1], item: number, task: Asking[3]): void;
  ordered(request: string, item: number, provider: string, form: string): void;
  recorded(record: JournalRecord): void;
  needed(facts: CaseFacts): void;
}

/** Where a world is played. */
export interface Placing {
  readonly node: string;
  readonly agenda: Agenda;
  readonly interpret: Interpret;
}

/**
 * The world of one contact point in lock-step: people and providers are the bench, so what it asks
 * of them goes out, and nothing of it takes time.
 */
export class OwnWorld extends World {
  readonly #orders: OwnOrders;
  readonly #answers: Map<string, (answer: PortalAnswer) => void>;

  constructor(scenario: ResolvedScenario, { node, agenda, interpret }: Placing, orders: OwnOrders) {
    const answers = new Map<string, (answer: PortalAnswer) => void>();
    super(scenario, {
      agenda,
      interpret,
      record: (record) => orders.recorded(record),
      carrier: { carry: () => undefined, giveBack: () => undefined },
      portal: {
        place: ({ facts, item, provider }, accepted) => {
          orders.ordered(facts.id, item, provider, facts.form);
          accepted(agenda.now);
        },
        collect: ({ facts, item }, answered) => void answers.set(`${facts.id} ${item}`, answered),
      },
      hosted: new Set([node]),
      onNeed: (facts) => orders.needed(facts),
    });
    this.#orders = orders;
    this.#answers = answers;
  }

  /** A request leaves as it was commanded; mutual legal assistance is lodged by command. */
  override ask(...[of, machine, item, task]: Asking): void {
    if (task === "prepare")
      this.at(this.now, { happen: () => this.casework.requesting(of, { type: "prepared" }) });
    else if (task !== "lodge") this.#orders.asked(of, machine, item, task);
  }

  /** Whether to ask in another State too is for the bench to command. */
  override need(facts: CaseFacts): void {
    if (facts.parent === null) super.need(facts);
  }

  /** What the provider of an item answers. */
  provided(request: string, item: number, answer: PortalAnswer): void {
    const answered = this.#answers.get(`${request} ${item}`);
    this.#answers.delete(`${request} ${item}`);
    answered?.(answer);
  }
}
