import { REFUSAL_GROUNDS, REQUEST_ITEMS } from "@contactpoint/protocol";
import * as z from "zod";
import { name, stated, text } from "./entered-text.ts";

/** What a person concludes from a task, in the words of the journal's task records. */
export const finding = z.discriminatedUnion("result", [
  z.strictObject({ result: z.literal("prepared"), stated }),
  z.strictObject({ result: z.literal("acknowledged") }),
  z.strictObject({ result: z.literal("complete") }),
  z.strictObject({
    result: z.literal("incomplete"),
    missing: z.array(z.enum(REQUEST_ITEMS.map(({ id }) => id))).min(1),
    question: text.exactOptional(),
  }),
  z.strictObject({
    result: z.literal("wrong-addressee"),
    state: name,
    provider: name.exactOptional(),
  }),
  z.strictObject({ result: z.literal("located"), provider: name, state: name }),
  z.strictObject({ result: z.literal("accepted") }),
  /** Of a review with ground and reasons; of an extension without. */
  z.strictObject({
    result: z.literal("refused"),
    ground: z.enum(REFUSAL_GROUNDS).exactOptional(),
    reasons: text.exactOptional(),
  }),
  z.strictObject({ result: z.literal("prejudice"), explanation: text }),
  z.strictObject({ result: z.literal("ordered") }),
  z.strictObject({ result: z.literal("renewed") }),
  z.strictObject({ result: z.literal("granted") }),
  z.strictObject({ result: z.literal("passed-on") }),
  z.strictObject({ result: z.literal("forgotten") }),
  z.strictObject({ result: z.literal("supplemented"), supplied: stated }),
  z.strictObject({ result: z.literal("proceed") }),
  z.strictObject({ result: z.literal("withdraw") }),
  z.strictObject({ result: z.literal("ask") }),
]);
export type Finding = z.infer<typeof finding>;

/** What a player does with the network; everything else they do is in `ExerciseRecord`. */
export const playerAct = z.discriminatedUnion("act", [
  z.strictObject({
    act: z.literal("request"),
    /** The State in whose name the staff asks; a player asks in that of the own. */
    from: name.exactOptional(),
    to: name,
    form: z.enum(["preservation", "location-query", "emergency-disclosure", "ping"]),
    urgency: z.enum(["emergency", "urgent", "routine"]),
    stated,
    /** The inject that it follows from, if the player says so. */
    because_of: name.exactOptional(),
  }),
  /** Somebody takes the task up: others of the seat see that. */
  z.strictObject({ act: z.literal("start"), task: name }),
  z.strictObject({ act: z.literal("finish"), task: name, finding }),
  z.strictObject({ act: z.literal("withdraw"), request: name, reasons: text.exactOptional() }),
  z.strictObject({ act: z.literal("ask-status"), request: name }),
  z.strictObject({ act: z.literal("lodge-assistance"), request: name }),
  /** Tries the next channel of the ladder now, without waiting for the last to fail. */
  z.strictObject({ act: z.literal("escalate"), request: name }),
  /** Somebody of the own contact point is called: a post, or the shift that is on or comes next. */
  z.strictObject({ act: z.literal("call"), whom: name, request: name.exactOptional() }),
  /** An inject was read; the clock need not wait for that any more. */
  z.strictObject({ act: z.literal("read"), inject: name }),
]);
export type PlayerAct = z.infer<typeof playerAct>;
