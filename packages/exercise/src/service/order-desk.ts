import * as z from "zod";
import { order, rightFor } from "../log/index.ts";
import { may } from "../seats/index.ts";
import type { Occupant } from "./entrance.ts";
import type { ExercisePlay, Outcome, Refusal } from "./exercise-play.ts";
import { OrderRate } from "./order-rate.ts";

/** An order as it comes over the wire. */
export const givenOrder = z.strictObject({
  /** What the person calls herself or himself; who signed in has a name already. */
  person: z.string().trim().max(100),
  /** Random name that the screen gave it: given again under it, it is not carried out again. */
  id: z.string().min(16).max(64).exactOptional(),
  order: z.unknown(),
});
export type GivenOrder = z.infer<typeof givenOrder>;

/** Checks orders, and has them performed. */
export class OrderDesk {
  readonly #play: Pick<ExercisePlay, "perform">;
  readonly #rate: OrderRate;
  readonly #linkOf: (seat: string) => string | null;

  /**
   * @param now real milliseconds
   * @param linkOf path of a seat's link; null: links are closed
   */
  constructor(
    play: Pick<ExercisePlay, "perform">,
    now: () => number,
    linkOf: (seat: string) => string | null = () => null,
  ) {
    this.#play = play;
    this.#rate = new OrderRate(now);
    this.#linkOf = linkOf;
  }

  /** Never throws on bad input. */
  async take({ seat, person: name }: Occupant, given: GivenOrder): Promise<Outcome> {
    if (!this.#rate.take(seat.id)) return refused("too-fast", "Too many orders; wait a little.");
    const parsed = order.safeParse(given.order);
    if (!parsed.success) return malformed(parsed.error);
    const right = rightFor(parsed.data);
    if (right !== null && !may(seat, right))
      return refused("not-allowed", `A ${seat.role} may not do this.`);
    const player = { seat, person: name ?? given.person };
    const outcome = await this.#play.perform(player, parsed.data, given.id);
    if (!outcome.done || parsed.data.order !== "seat" || parsed.data.act !== "revoke")
      return outcome;
    // Told to whoever revoked, and in no document: so nobody else can be shown it.
    const link = this.#linkOf(parsed.data.seat);
    return link === null ? outcome : { ...outcome, link };
  }
}

/** Names the field, where one alone is at fault. */
function malformed(error: z.ZodError): Outcome {
  const [first, ...others] = error.issues.map(({ path }) => path);
  const field = (first ?? []).filter((part) => part !== "do").join(".");
  const outcome = { done: false, error: "malformed", sentence: z.prettifyError(error) } as const;
  return others.length > 0 || field === "" ? outcome : { ...outcome, field };
}

function refused(error: Refusal, sentence: string): Outcome {
  return { done: false, error, sentence };
}
