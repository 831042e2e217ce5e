import type { ResolvedInject, ResolvedScenario } from "@contactpoint/protocol";
import type { InjectChange } from "../log/index.ts";
import { Conflict, Unknown } from "./conflict.ts";

/** Who takes injects beside States. */
const STAFF = ["white-cell", "facilitator"];

/**
 * Whether an inject can be changed so.
 *
 * @throws Unknown or Conflict with the field that is at fault
 */
export function checkEdit(
  { states, clock }: ResolvedScenario,
  inject: ResolvedInject | undefined,
  { body, to, via, at }: InjectChange,
  now: number,
): void {
  if (inject === undefined) throw new Unknown("there is no such inject");
  // The request itself is the content: it is written by the State that asks.
  const asks = inject.request !== null;
  if (asks && body !== undefined) throw new Conflict(`${inject.id} has no text`, "body");
  if (asks && to !== undefined)
    throw new Conflict(`${inject.id} is a request to ${inject.to}`, "to");
  if (asks && via !== undefined)
    throw new Conflict(`${inject.id} takes the channels of its States`, "via");
  if (body !== undefined && Object.keys(body).length === 0)
    throw new Conflict("a text is needed in one language at least", "body");
  if (to !== undefined && !STAFF.includes(to) && !states.some(({ id }) => id === to))
    throw new Unknown(`there is no State ${to}`, "to");
  if (typeof at !== "number") return;
  if (at < now) throw new Conflict("that time has passed", "at");
  if (at >= clock.end) throw new Conflict("the exercise ends before that", "at");
}
