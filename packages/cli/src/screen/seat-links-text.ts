import type { Seat, SeatLinks } from "@contactpoint/exercise";
import type { ResolvedScenario } from "@contactpoint/protocol";

/** What an exercise says once its pages are there. */
export function openedText(
  { id, title, marking }: ResolvedScenario,
  standing: keyof typeof STANDS,
): string {
  return `${marking}\n${title["en"] ?? id} ${STANDS[standing]}.\n\n`;
}

const STANDS = {
  new: "is open",
  back: "goes on; it stands until the facilitator resumes it",
  unwritten: "has ended; its run folder is written now",
  ended: "has ended; its hot wash goes on",
} as const;

/** The links of all seats, to be handed out one by one. */
export function seatLinksText(seats: readonly Seat[], links: SeatLinks, base: string): string {
  const width = Math.max(...seats.map(({ id }) => id.length));
  const lines = seats.map(({ id }) => `${id.padEnd(width)}  ${base}/seat/${links.tokenOf(id)}`);
  return `One link for each seat; each is a key:\n\n${lines.join("\n")}\n\n`;
}

/** Said at once when a seat's link was revoked. */
export function newLinkText(seat: string, links: SeatLinks, base: string): string {
  return `The link of ${seat} was revoked; the new one:\n${base}/seat/${links.tokenOf(seat)}\n\n`;
}
