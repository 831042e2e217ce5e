import type { StudyPoint } from "./study-point.ts";

/** `mesh`, `mesh/volume=2,reach=0.9`, `mesh~authentication`, `mesh-XA+XB`; each part where it applies. */
export function pointId({
  variant,
  factors,
  without,
  removed,
}: Pick<StudyPoint, "variant" | "factors" | "without" | "removed">): string {
  const values = Object.entries(factors).map(([name, value]) => `${name}=${value}`);
  return [
    variant,
    values.length === 0 ? "" : `/${values.join(",")}`,
    without === null ? "" : `~${without}`,
    removed.length === 0 ? "" : `-${removed.join("+")}`,
  ].join("");
}
