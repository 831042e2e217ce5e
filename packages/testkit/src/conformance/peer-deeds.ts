import { DAY, type Instant } from "@contactpoint/engine";
import type { HoldRecord, OrderRecord } from "@contactpoint/protocol";
import type { Message as Letter } from "@contactpoint/protocol/messages";

type Deed = Omit<OrderRecord, "at"> | Omit<HoldRecord, "at">;

/** The longest that one domestic order runs. */
const ORDER_LASTS = 90 * DAY;

/**
 * What a State that the bench plays has done with its providers when it says a message: its journal
 * would show as much. A contact point confirms nothing of its own free will.
 */
export class PeerDeeds {
  /** Ends of holds, by State, request and item. */
  readonly #ends = new Map<string, Instant>();

  before(letter: Letter, now: Instant): readonly Deed[] {
    switch (letter.type) {
      case "confirmation":
        return this.#answered(letter, letter.provider, { answer: "preserved" }, [
          this.#hold(letter, letter.item, "began", letter.until, now),
        ]);
      case "negative":
        return this.#answered(letter, letter.provider, { answer: letter.negative }, []);
      case "disclosure":
        return this.#answered(letter, letter.provider, { answer: "disclosed" }, []);
      case "traffic-data-disclosure": {
        const { next_provider } = letter;
        return this.#answered(letter, "lakeside", { answer: "elsewhere", next_provider }, []);
      }
      case "extension-decision":
        return letter.granted ? this.#changed(letter, "extended", letter.until, now) : [];
      case "assistance-decision":
        return letter.granted
          ? this.#changed(letter, "produced", null, now)
          : this.#changed(letter, "released", null, now, "assistance-refused");
      case "release-notice":
        return this.#changed(letter, "released", null, now, letter.reason);
      default:
        return [];
    }
  }

  #answered(
    { from: node, request, item = 0 }: Letter,
    provider: string,
    answered: Pick<OrderRecord, "answer" | "next_provider">,
    holds: readonly Deed[],
  ): readonly Deed[] {
    if (this.#ends.has(`${node} ${request} ${item}`) && holds.length === 0) return [];
    const order = { kind: "order", node, request, item, provider } as const;
    return [{ ...order, phase: "sent" }, { ...order, phase: "answered", ...answered }, ...holds];
  }

  #hold(
    { from: node, request }: Letter,
    item: number,
    change: HoldRecord["change"],
    until: Instant,
    now: Instant,
    reason?: string,
  ): Deed {
    this.#ends.set(`${node} ${request} ${item}`, until);
    const why = reason === undefined ? {} : { reason };
    const order_until = now + ORDER_LASTS;
    return { kind: "hold", node, request, item, change, until, order_until, ...why };
  }

  #changed(
    letter: Letter,
    change: HoldRecord["change"],
    until: Instant | null,
    now: Instant,
    reason?: string,
  ): readonly Deed[] {
    const prefix = `${letter.from} ${letter.request} `;
    return [...this.#ends]
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, end]) => ({ item: Number(key.slice(prefix.length)), end }))
      .filter(({ item }) => letter.item === undefined || letter.item === item)
      .map(({ item, end }) => this.#hold(letter, item, change, until ?? end, now, reason));
  }
}
