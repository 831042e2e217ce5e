import * as z from "zod";
import type { Right } from "../seats/index.ts";
import { name, remark, text } from "./entered-text.ts";
import { playerAct } from "./player-act.ts";

/** Most names and texts that one order may list. */
const LISTED_MOST = 50;
/** A link that takes longer has failed. */
const LONGEST_ROUND_TRIP_MS = 600_000;

const instant = z.number().int();
const rating = z.enum(["P", "S", "M", "U"]);
const date = z.iso.date();
/** Such as `en` or `zh-Hant`. */
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u, "no language");

/** What somebody in a seat asks the service to do. */
export const order = z.discriminatedUnion("order", [
  z.strictObject({ order: z.literal("act"), act: playerAct }),
  z.strictObject({
    order: z.literal("clock"),
    do: z.discriminatedUnion("act", [
      z.strictObject({ act: z.enum(["start", "pause", "resume", "end"]) }),
      z.strictObject({ act: z.literal("set-rate"), rate: z.number().positive() }),
      z.strictObject({ act: z.literal("set-override"), on: z.boolean() }),
      z.strictObject({ act: z.literal("leap"), to: instant }),
    ]),
  }),
  /** Ends the hot wash, and with it the service. */
  z.strictObject({ order: z.literal("close") }),
  z.strictObject({
    order: z.literal("inject"),
    inject: name,
    do: z.discriminatedUnion("act", [
      z.strictObject({ act: z.enum(["send-now", "skip"]) }),
      z
        .strictObject({
          act: z.literal("edit"),
          body: z.record(language, text).exactOptional(),
          to: name.exactOptional(),
          via: name.exactOptional(),
          at: instant.exactOptional(),
        })
        .refine((edit) => Object.keys(edit).length > 1, "it changes nothing"),
    ]),
  }),
  z.strictObject({
    order: z.literal("seat"),
    seat: name,
    act: z.enum(["revoke", "give-to-machine", "take-over", "give-back"]),
  }),
  z.strictObject({ order: z.literal("join"), person: z.string().trim().min(1).max(100) }),
  z.strictObject({
    order: z.literal("ready"),
    sound: z.boolean(),
    round_trip_ms: z.int().nonnegative().max(LONGEST_ROUND_TRIP_MS),
    transport: z.enum(["socket", "poll"]),
  }),
  z.strictObject({ order: z.literal("hand-over"), text }),
  z.strictObject({ order: z.literal("say"), to: name, text, about: name.exactOptional() }),
  z.strictObject({ order: z.literal("note"), text, about: name.exactOptional() }),
  z.strictObject({
    order: z.literal("observe"),
    state: name,
    about: name.exactOptional(),
    text,
    evidence: z.array(name).max(LISTED_MOST),
    cause: remark,
  }),
  z.strictObject({
    order: z.literal("rate"),
    about: name,
    state: name,
    rating,
    remark,
  }),
  z.strictObject({
    order: z.literal("improve"),
    id: name,
    issue: text,
    action: text,
    area: z.enum(["planning", "organisation", "equipment", "training", "exercise"]),
    owner: text,
    starts: date,
    due: date,
  }),
  z.strictObject({
    order: z.literal("feedback"),
    answers: z
      .record(name, text)
      .refine((answers) => Object.keys(answers).length <= LISTED_MOST, "too many answers"),
  }),
]);
export type Order = z.infer<typeof order>;

/** What a seat must be allowed to do so; null: everybody who has a seat may. */
export function rightFor({ order: kind }: Order): Right | null {
  return ORDER_RIGHTS[kind];
}

/** The right that each order needs. With `RIGHTS` it says who may what. */
export const ORDER_RIGHTS: Readonly<Record<Order["order"], Right | null>> = {
  act: "act",
  clock: "govern-clock",
  close: "govern-clock",
  inject: "govern-injects",
  seat: "govern-seats",
  join: null,
  ready: null,
  "hand-over": "act",
  say: "write",
  note: "write",
  observe: "rate",
  rate: "rate",
  improve: "rate",
  feedback: null,
};
