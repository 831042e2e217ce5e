import type { Circumstance } from "../resolved/index.ts";
import type { ArticleId } from "./articles.ts";
import type { RefusalGround } from "./refusal-ground.ts";

/** A ground on which the requested State may refuse, and the facts it rests on. */
export interface RefusalRule {
  readonly ground: RefusalGround;
  /** The article that lets it refuse. */
  readonly article: ArticleId;
  /** The paragraph that words the ground, if the article only points at it. */
  readonly wording: ArticleId;
  /**
   * `scope`: the instrument does not cover the offence at all. `closed-list`: one of the grounds
   * that the instrument allows. `reservation`: only for a State that made the reservation.
   */
  readonly by: "scope" | "closed-list" | "reservation";
  /** All of these must be true of the case, each by any one of its circumstances. */
  readonly rests_on: readonly (readonly Circumstance[])[];
}

/** True if the facts of the case and the State's reservation let it refuse on this ground. */
export function groundStands(
  rule: RefusalRule,
  circumstances: readonly Circumstance[],
  reservation: boolean,
): boolean {
  return (
    (rule.by !== "reservation" || reservation) &&
    rule.rests_on.every((anyOf) => anyOf.some((fact) => circumstances.includes(fact)))
  );
}
