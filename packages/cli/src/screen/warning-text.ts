import { formatProblem } from "@contactpoint/scenario";
import type { Problem } from "@contactpoint/scenario";

/** `file:line:col path message (warning)` */
export function warningText(warning: Problem): string {
  return `${formatProblem(warning)} (warning)`;
}
