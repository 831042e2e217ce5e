import * as z from "zod";
import { order, rightFor } from "../log/index.ts";
import { may } from "../seats/index.ts";
import type { ExercisePlay, Outcome, Player } from "./exercise-play.ts";
import type { OrderRate } from "./order-rate.ts";

/** What the person who gives an order calls herself or himself. */
export const person = z.string().trim().max(100);

/** Checks what came over the wire, and has it performed. Never throws on bad input. */
export async function takeOrder(
  play: ExercisePlay,
  rate: OrderRate,
  player: Player,
  given: unknown,
): Promise<Outcome> {
  if (!rate.take(player.seat.id)) return refused("too-fast", "Too many orders; wait a little.");
  const parsed = order.safeParse(given);
  if (!parsed.success) return refused("malformed", z.prettifyError(parsed.error));
  const right = rightFor(parsed.data);
  if (right !== null && !may(player.seat, right))
    return refused("not-allowed", `A ${player.seat.role} may not do this.`);
  return play.perform(player, parsed.data);
}

function refused(error: Extract<Outcome, { done: false }>["error"], sentence: string): Outcome {
  return { done: false, error, sentence };
}
