import type { Instant } from "@contactpoint/engine";
import { MESSAGE_TYPES, REQUESTED_MESSAGES } from "@contactpoint/protocol";
import { type Message as Letter, messageSchema } from "@contactpoint/protocol/messages";
import { auditDigest } from "./audit-chain.ts";
import { MARKING, NODE } from "./bench-terms.ts";
import { misfit } from "./misfit.ts";
import type { Effects } from "./node-frame.ts";

/** Something in an answer that a sentence of the specifications forbids. */
export interface Complaint {
  /** Id of the sentence. */
  readonly requirement: string;
  readonly sentence: string;
}

/** What a check of messages has to know of those before. */
export interface Earlier {
  letter(id: string): Letter | undefined;
  /** Id of the first request that was taken on this reference, if any. */
  firstRequest(request: string): string | undefined;
}

/** The messages that fit their schemas, and what is wrong with the others or in them. */
export function checkLetters(
  send: Effects["send"],
  { from, until }: { readonly from: Instant; readonly until: Instant },
  earlier: Earlier,
): { readonly letters: readonly Letter[]; readonly complaints: readonly Complaint[] } {
  const complaints: Complaint[] = [];
  const letters: Letter[] = [];
  const ids = new Set<string>();
  for (const said of send) {
    const read = messageSchema.safeParse(said);
    if (!read.success) {
      const sentence = `${nameOf(said)}: ${misfit(said, read.error)}`;
      complaints.push({ requirement: "LS-016", sentence });
      continue;
    }
    const letter = read.data;
    letters.push(letter);
    const wrong = wrongIn(letter, ids.has(letter.id), earlier);
    ids.add(letter.id);
    if (wrong !== undefined) complaints.push({ requirement: "LS-016", sentence: wrong });
    if (letter.sent_at < from || letter.sent_at > until)
      complaints.push({
        requirement: "LS-016",
        sentence: `${letter.id} says that it was sent at ${letter.sent_at}, not at ${until}`,
      });
  }
  return { letters, complaints };
}

const ANSWERS: ReadonlySet<string> = new Set(REQUESTED_MESSAGES);
const TYPES: ReadonlySet<unknown> = new Set(MESSAGE_TYPES);

function nameOf({ type }: Readonly<Record<string, unknown>>): string {
  return typeof type === "string" && TYPES.has(type) ? type : "a message";
}

function wrongIn(letter: Letter, isTwin: boolean, earlier: Earlier): string | undefined {
  const { id, request, from, marking, cause, type } = letter;
  const isAnswer = ANSWERS.has(type);
  const number = id.startsWith(`${request}#`) ? Number(id.slice(request.length + 1)) : Number.NaN;
  if (!Number.isInteger(number)) return `${id} is no id of a message on ${request}`;
  if (number % 2 === (isAnswer ? 1 : 0)) return `${id} has a number of the other side`;
  if (isTwin || earlier.letter(id) !== undefined) return `${id} was used before`;
  if (from !== NODE) return `${id} is said to be from ${from}`;
  if (marking !== MARKING) return `${id} bears the marking ${marking}`;
  if (isAnswer && cause !== earlier.firstRequest(request))
    return `${id} has the cause ${cause ?? "none"}, not the first request`;
  return undefined;
}

/** What is wrong with the timers and the audit entries of an answer. */
export function checkBooks(
  { timers, audit, reject }: Effects,
  at: Instant,
  keepsAudit: boolean,
): Complaint[] {
  const complaints: Complaint[] = [];
  const turnedAway = audit.filter(({ entry }) => entry.startsWith("rejected "));
  if (keepsAudit && turnedAway.length !== reject.length)
    complaints.push({
      requirement: "LS-024",
      sentence: `${reject.length} pieces of input were turned away and ${turnedAway.length} entered`,
    });
  let last = -Infinity;
  for (const { timer, due } of timers) {
    if (due <= at)
      complaints.push({ requirement: "LS-006", sentence: `timer ${timer} was due at ${due}` });
    if (due < last)
      complaints.push({ requirement: "LS-002", sentence: `timer ${timer} stands out of order` });
    last = due;
  }
  for (const entry of audit) {
    if (entry.digest === auditDigest(entry)) continue;
    const sentence = `entry ${entry.sequence} does not bear its digest`;
    complaints.push({ requirement: "LS-023", sentence });
  }
  return complaints;
}
