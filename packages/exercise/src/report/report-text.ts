import { html, NO_MARKUP, secondsText } from "@contactpoint/analysis/page-parts";
import type { Markup } from "@contactpoint/analysis/page-parts";
import type { Rating } from "../log/index.ts";
import type { AfterActionReport } from "./aar-schema.ts";

/** An instant of the report as `2027-03-28 01:30:00`. */
export function instantText(at: string): string {
  return at.slice(0, 19).replace("T", " ");
}

/** What a reader's part of the report lacks, or what did not happen. */
export function nothing({ disclosure }: AfterActionReport, sentence: string): Markup {
  return html`<p>
    ${disclosure.level === "full" ? sentence : "There is nothing here for this reader."}
  </p>`;
}

const KINDS: Readonly<Record<Rating, string>> = { P: "good", S: "open", M: "bad", U: "bad" };

/** The letter of a rating; a dash where there is none. */
export function ratingBadge(rating: Rating | null): Markup | string {
  return rating === null ? "–" : html`<span class="badge ${KINDS[rating]}">${rating}</span>`;
}

/** Lines of the journal as `journal 4, 6`. */
export function linesText(lines: readonly number[]): string {
  return lines.length === 0 ? "" : `journal ${lines.join(", ")}`;
}

/** What a latency took by both clocks. */
export function bothClocks(exercise_s: number, real_s: number): string {
  return `${secondsText(exercise_s)} (real ${secondsText(real_s)})`;
}

export const PLAYERS: Readonly<Record<"people" | "staff" | "machines", string>> = {
  people: "people",
  staff: "staff in their place",
  machines: "machines",
};

/** A paragraph, if there is something to say. */
export function paragraph(text: string): Markup {
  return text === "" ? NO_MARKUP : html`<p>${text}</p>`;
}
