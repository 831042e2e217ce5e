import { groundOf } from "@contactpoint/protocol";
import { type Case, UNSTATED } from "./case.ts";
import { conclusionOf } from "./finding.ts";
import { type Conclusion, groundFound, resultOf } from "./judgement.ts";
import type { WorkKind } from "./work-kind.ts";

/**
 * What an officer concludes where a choice names the result; undefined where that could not be
 * true of this request, such as a refusal without a ground.
 */
export function chosenConclusion(
  of: Case,
  kind: WorkKind,
  result: number | string,
  drawn: Conclusion,
): Conclusion | undefined {
  if (result === resultOf(drawn)) return drawn;
  if (typeof result === "number") return undefined;
  const [yes, no] = DECIDED[kind] ?? [];
  if (kind === "check") return checked(of, result);
  if (kind === "review") return reviewed(of, result, drawn);
  if (kind === "background" || (result !== yes && result !== no)) return undefined;
  return conclusionOf(kind, { result }, of);
}

/** What officers decide as they like. */
const DECIDED: Readonly<Partial<Record<WorkKind, readonly [string, string]>>> = {
  choose: ["proceed", "withdraw"],
  "follow-up": ["ask", "forgotten"],
  extend: ["granted", "refused"],
  renew: ["renewed", "forgotten"],
};

/** A gap can be overlooked or seen; one that is not there cannot be seen. */
function checked(of: Case, result: string): Conclusion | undefined {
  const { missing, facts } = of;
  if (facts.mistaken_for !== null) return undefined;
  if (facts.items.some(({ provider }) => provider === UNSTATED)) return undefined;
  if (result === "complete") return conclusionOf("check", { result }, of);
  if (result !== "incomplete" || missing.length === 0) return undefined;
  return conclusionOf("check", { result, missing }, of);
}

/** A ground may be waived, and caution exaggerated; a danger that is there is not overlooked. */
function reviewed(of: Case, result: string, drawn: Conclusion): Conclusion | undefined {
  const { circumstances, to } = of.facts;
  const isFree =
    (result === "accepted" && drawn.event.type === "groundFound") ||
    (result === "prejudice" && !of.chosen);
  if (isFree) return conclusionOf("review", { result }, of);
  const ground = groundOf(of.basis, circumstances, to.law.dual_criminality_reservation);
  return result === "refused" && ground !== null ? groundFound(ground, circumstances) : undefined;
}
