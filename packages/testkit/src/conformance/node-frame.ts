import * as z from "zod";

const text = z.string();
const instant = z.int();
const item = z.int().min(0).exactOptional();

/** What a node can show; cases that need more are skipped. */
export const FEATURES = [
  "states",
  "requesting",
  "restart",
  "audit",
  "lossy-disk",
  "clock-step",
  "desk",
] as const;

export type Feature = (typeof FEATURES)[number];

const hello = z.object({
  kind: z.literal("hello"),
  impl: text,
  version: text,
  protocol: text,
  profiles: z.array(text),
  /** Some may be of a later version of the bench. */
  features: z.array(text),
  clock: text,
});

const ask = z.object({ task: text, request: text, item, by: z.enum(["officer", "authority"]) });

const effects = z.object({
  kind: z.literal("effects"),
  settled: z.literal(true),
  /** Whole messages; whether they fit their schemas is judged apart. */
  send: z.array(z.record(text, z.unknown())).default([]),
  ask: z.array(ask).default([]),
  order: z
    .array(
      z.object({
        request: text,
        item: z.int().min(0),
        provider: text,
        attempt: z.int().min(1),
        form: text,
      }),
    )
    .default([]),
  hold: z
    .array(
      z.object({
        request: text,
        item: z.int().min(0),
        change: z.enum([
          "began",
          "extended",
          "renewed",
          "suspended",
          "released",
          "lapsed",
          "produced",
        ]),
        until: instant,
        order_until: instant,
        reason: text.exactOptional(),
      }),
    )
    .default([]),
  reject: z
    .array(
      z.object({
        error: text,
        from: text.exactOptional(),
        message: text.exactOptional(),
        request: text.exactOptional(),
      }),
    )
    .default([]),
  moves: z
    .array(
      z.object({
        machine: z.enum(["requesting", "requested", "hold"]),
        request: text,
        item,
        from: text,
        event: text,
        to: text,
      }),
    )
    .default([]),
  timers: z
    .array(z.object({ timer: text, request: text.exactOptional(), item, due: instant }))
    .default([]),
  audit: z
    .array(
      z.object({
        sequence: z.int().min(1),
        clock: instant,
        previous: text,
        entry: text,
        digest: text,
      }),
    )
    .default([]),
  take: z.array(z.object({ task: text, request: text, item })).default([]),
});

const echo = z.object({ kind: z.literal("echo"), text });
const fault = z.object({ kind: z.literal("fault"), sentence: text });

/** What a node says in lock-step; `docs/lock-step.md` explains each. Further fields are dropped. */
export const nodeFrame = z.discriminatedUnion("kind", [hello, effects, echo, fault]);

export type NodeFrame = z.infer<typeof nodeFrame>;
export type Hello = z.infer<typeof hello>;
export type Effects = z.infer<typeof effects>;
