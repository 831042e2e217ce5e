import type { Of } from "../connection/desk-store.ts";
import { named } from "../language/language.ts";

type Duty = Of<"state">["duty"];

const DUTIES: readonly Duty[] = ["desk", "on-call", "closed", "out-of-service"];

/** Who is at a desk, as a mark around the origin: told by its shape, and by colour besides. */
export function DutyMark({ duty, size = 6 }: { duty: Duty; size?: number }) {
  const arm = size * 0.7;
  return (
    <>
      <circle class={`dot ${duty}`} r={size} stroke-width={size / 3} />
      {duty === "on-call" && <circle class="dot-core" r={size * 0.4} />}
      {duty === "out-of-service" && (
        <path
          class="dot-cross"
          d={`M${-arm},${-arm}L${arm},${arm}M${-arm},${arm}L${arm},${-arm}`}
          stroke-width={size / 3}
        />
      )}
    </>
  );
}

export function DutyLegend() {
  return (
    <ul class="legend">
      {DUTIES.map((duty) => (
        <li key={duty}>
          <svg viewBox="-9 -9 18 18" aria-hidden="true">
            <DutyMark duty={duty} />
          </svg>{" "}
          {named("duty", duty)}
        </li>
      ))}
    </ul>
  );
}
