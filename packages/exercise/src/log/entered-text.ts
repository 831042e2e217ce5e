import { type StatedItems, statedItems } from "@contactpoint/protocol/messages";
import * as z from "zod";

/** Longest text that a person may enter into one field, in characters. */
export const LONGEST_TEXT = 4_000;
/** Longest name of anything that a client names. */
const LONGEST_NAME = 200;
/** Most that the items of a request may take as JSON, in bytes: sealed, a third more fits a frame. */
const STATED_BYTES_MOST = 32 * 1024;
/** Most values in them: a frame has 4,096 at most, a request with a hundred data items 1,700. */
const STATED_VALUES_MOST = 3_500;

/** Half a character has no canonical form: nobody could sign a letter that holds it. */
const whole = z.string().refine((words) => words.isWellFormed(), "half a character");

/** What a person writes into a field. */
export const text = whole.trim().min(1).max(LONGEST_TEXT);
/** The same where the field may stay empty. */
export const remark = whole.trim().max(LONGEST_TEXT);
/** What a client names. */
export const name = whole.min(1).max(LONGEST_NAME);

/** What a person states of a request: no more than one letter holds. */
export const stated = statedItems.superRefine((items, context) => {
  const { texts, values } = contentsOf(items);
  for (const { path, words } of texts) {
    const { error } = remark.safeParse(words);
    if (error !== undefined)
      context.addIssue({ code: "custom", path, message: error.issues[0]?.message ?? "" });
  }
  const bytes = Buffer.byteLength(JSON.stringify(items));
  if (bytes > STATED_BYTES_MOST || values > STATED_VALUES_MOST)
    context.addIssue({ code: "custom", path: [], message: "It is more than one letter holds." });
});

interface Contents {
  readonly texts: { readonly path: string[]; readonly words: string }[];
  /** Commas and colons, or a few more. */
  values: number;
}

function contentsOf(items: StatedItems): Contents {
  const found: Contents = { texts: [], values: 0 };
  const look = (value: unknown, path: string[]): void => {
    if (typeof value === "string") found.texts.push({ path, words: value });
    if (typeof value !== "object" || value === null) return;
    for (const [key, inside] of Object.entries(value)) {
      found.values += Array.isArray(value) ? 1 : 2;
      look(inside, [...path, key]);
    }
  };
  look(items, []);
  return found;
}
