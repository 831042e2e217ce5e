import type { ContactPoint, Message } from "@contactpoint/world";
import type { Keep } from "../store/index.ts";
import { MessageCodes } from "./message-codes.ts";

interface UnderWay {
  readonly message: Message;
  /** Copies that have come and were not put through yet. */
  copies: number;
  /** How often it was given back to its author. */
  returns: number;
}

/** What is known of a message that came, whether or not it is still there. */
type Known = Pick<Message, "author" | "addressee" | "arrived"> & Pick<UnderWay, "returns">;

/**
 * The messages that came to one contact point. Copies may arrive at any time, and are the same
 * message; but of one that was put through to this contact point, or lost on the last step, two
 * numbers are enough to know it again. Hubs keep those that they pass on.
 */
export class ReceivedMessages {
  readonly #points: readonly ContactPoint[];
  readonly #underWay = new Map<string, UnderWay>();
  /** Author, addressee, whether it arrived, and how often it was given back, in one. */
  readonly #codes: MessageCodes;
  /** The contact point, if nothing that it has had is ever undone. */
  readonly #sure: ContactPoint | null;

  /** @param sure the contact point; null if it may lose what it had, and then everything is kept */
  constructor(
    points: readonly ContactPoint[],
    keep: Keep<readonly number[]>,
    sure: ContactPoint | null,
  ) {
    this.#points = points;
    this.#codes = new MessageCodes(keep);
    this.#sure = sure;
  }

  /** Who wrote it and for whom, if it ever came. */
  find(id: string): Known | undefined {
    const underWay = this.#underWay.get(id);
    if (underWay === undefined) return this.#past(id);
    const { author, addressee, arrived } = underWay.message;
    return { author, addressee, arrived, returns: underWay.returns };
  }

  /** The message that is there by this id. */
  underWay(id: string): Message | undefined {
    return this.#underWay.get(id)?.message;
  }

  /**
   * A copy has come: of the message that is there, or of the one that `make` gives, which is told
   * whether another copy has arrived before.
   */
  receive(id: string, make: (arrived: boolean) => Message): Message {
    const there = this.#underWay.get(id);
    if (there !== undefined) {
      there.copies += 1;
      return there.message;
    }
    const { arrived = false, returns = 0 } = this.#past(id) ?? {};
    const message = make(arrived);
    message.arrived = arrived;
    this.#underWay.set(id, { message, copies: 1, returns });
    return message;
  }

  /** A copy of it goes back. @returns how many had gone back before */
  giveBack(id: string): number {
    const there = this.#underWay.get(id);
    return there === undefined ? 0 : there.returns++;
  }

  /** A copy was put through, passed on or lost. */
  putThrough({ id, facts, number, author, addressee, arrived }: Message): void {
    const there = this.#underWay.get(id);
    if (there === undefined) return;
    there.copies -= 1;
    if (there.copies > 0 || addressee !== this.#sure) return;
    this.#underWay.delete(id);
    const ends = author.index * this.#points.length + addressee.index;
    this.#codes.set(facts.id, number, (there.returns * this.#ends + ends) * 2 + Number(arrived));
  }

  #past(id: string): Known | undefined {
    const code = this.#codes.find(id);
    if (code === undefined) return undefined;
    const rest = Math.floor(code / 2);
    const ends = rest % this.#ends;
    const author = this.#points[Math.floor(ends / this.#points.length)];
    const addressee = this.#points[ends % this.#points.length];
    if (author === undefined || addressee === undefined) return undefined;
    return { author, addressee, arrived: code % 2 === 1, returns: Math.floor(rest / this.#ends) };
  }

  get #ends(): number {
    return this.#points.length ** 2;
  }
}
