import * as z from "zod";
import { CUTS, LATENCIES, SHARES } from "../measures/index.ts";

const list = <Item extends z.ZodType>(of: Item) => z.array(of).readonly();
const count = z.int().min(0);
const seconds = z.number();
const instant = z.iso.datetime();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const rating = z.enum(["P", "S", "M", "U"]);
const players = z.enum(["people", "staff", "machines"]);
const ending = z.enum(["reached", "competing", "censored"]);
const measureNames = <Key extends string>(of: Readonly<Record<Key, string>>) =>
  z.enum(Object.keys(of) as Key[]);
/** A State of which alone the row is; null: of all together. */
const rowHead = { state: z.string().nullable(), by: players, key: z.string() };

const spread = z.strictObject({
  p50_s: seconds.nullable(),
  p90_s: seconds.nullable(),
  max_s: seconds.nullable(),
  open_s: seconds.nullable(),
});

const latency = z.strictObject({
  ...rowHead,
  measure: measureNames(LATENCIES),
  cut: z.enum(["all", ...CUTS]),
  n: count,
  reached: count,
  competing: count,
  censored: count,
  accelerated: z.boolean(),
  exercise: spread,
  real: spread,
  values: list(z.strictObject({ exercise_s: seconds, real_s: seconds, ending }))
    .nullable()
    .describe("One by one if fewer than five."),
});

const share = z.strictObject({
  ...rowHead,
  measure: measureNames(SHARES),
  cut: z.enum(["all", "state", "key"]),
  n: count,
  held: count,
  undecided: count,
});

const margin = z.strictObject({
  ...rowHead,
  cut: z.enum(["all", "state", "provider"]),
  n: count,
  lost: count,
  shortest_s: seconds.nullable(),
  median_s: seconds.nullable(),
});

const confirmation = z.strictObject({
  record: count,
  at: instant,
  seat: z.string(),
  person: z.string(),
  rating,
  proposed: rating.nullable().describe("What the measures proposed when it was given."),
  remark: z.string(),
});

const proposal = z.strictObject({
  expectation: z.string(),
  objective: z.string().nullable(),
  weight: z.number(),
  state: z.string(),
  measure: z.string(),
  clock: z.enum(["real", "exercise"]),
  within_s: z.record(z.string(), seconds).readonly().nullable(),
  proposed: rating.nullable(),
  because: z.string(),
  evidence: list(
    z.strictObject({
      about: z.string(),
      item: count.nullable(),
      exercise_s: seconds.nullable(),
      real_s: seconds.nullable(),
      ending: ending.nullable(),
      lines: list(count),
    }),
  ),
  confirmations: list(confirmation),
  rating: rating.nullable(),
});

const score = z.strictObject({
  objective: z.string(),
  state: z.string(),
  proposed: rating.nullable(),
  decided_by: list(z.string()),
  unrated: list(z.string()),
  confirmations: list(confirmation),
  rating: rating.nullable(),
});

const point = z.strictObject({
  expectation: z.string(),
  state: z.string(),
  rating,
  because: z.string(),
});

const moment = z.strictObject({
  at: instant,
  real_s: seconds.describe("Real seconds for which the exercise had run."),
  kind: z.enum(["clock", "inject", "fault", "seat"]),
  about: z.string(),
  what: z.string(),
  planned_at: instant.nullable(),
  seat: z.string(),
  person: z.string(),
  states: list(z.string()).describe("Whom it concerns; empty: all."),
  changes: list(
    z.strictObject({
      field: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ).describe("Of an inject that was edited."),
});

const step = z.strictObject({
  at: instant,
  from_local: z.string(),
  to_local: z.string(),
  real_s: seconds,
  state: z.string(),
  by: players,
  what: z.string(),
  internal: z.boolean().describe("The other side does not learn of it."),
  line: count,
});

const observation = z.strictObject({
  record: count,
  at: instant,
  seat: z.string(),
  person: z.string(),
  state: z.string(),
  about: z.string().nullable().describe("Expectation or objective."),
  text: z.string(),
  evidence: list(z.string()).describe("Such as request/XA/1, message/XA/1#1 or inject/theft."),
  cause: z.string().describe("Root cause; empty: not said."),
});

const words = z.strictObject({
  at: instant,
  kind: z.enum(["note", "message"]),
  seat: z.string(),
  person: z.string(),
  to: z.string().nullable(),
  about: z.string().nullable(),
  text: z.string(),
});

const gate = z.strictObject({
  rule: z.string(),
  name: z.string(),
  verdict: z.enum(["holds", "violated", "undecided"]),
  checked: count,
  violations: count,
  because: z.string(),
  lines: list(count),
});

/** The shape of aar.json, whoever it is for. */
export const aarSchema = z.strictObject({
  format: z.literal("contactpoint-aar/1"),
  marking: z.string(),
  disclosure: z.strictObject({
    level: z.enum(["full", "state", "public"]),
    state: z.string().nullable(),
  }),
  cover: z.strictObject({
    title: z.string(),
    scenario: z.string(),
    version: z.string(),
    ladder: z.string().nullable(),
    seed: count,
    protocol: z.string(),
    software: z.string(),
    content_sha256: sha256,
    journal_sha256: sha256,
    log_sha256: sha256,
  }),
  overview: z.strictObject({
    starts: instant,
    ends: instant,
    exercise_s: seconds,
    real_s: seconds,
    by_people: count,
    by_machines: count,
    objectives: list(z.strictObject({ id: z.string(), text: z.string() })),
    participants: list(
      z.strictObject({
        state: z.string(),
        name: z.string(),
        zone: z.string(),
        played_by: players,
        persons: list(z.string()),
      }),
    ),
  }),
  summary: z.strictObject({
    strengths: list(point),
    gaps: list(point),
    tally: list(
      z.strictObject({
        objective: z.string(),
        P: count.nullable(),
        S: count.nullable(),
        M: count.nullable(),
        U: count.nullable(),
        unrated: count.nullable(),
      }),
    ),
  }),
  timeline: list(moment),
  proposals: list(proposal),
  scores: list(score),
  latencies: list(latency),
  shares: list(share),
  margins: list(margin),
  gates: list(gate),
  links: list(
    z.strictObject({
      link: z.tuple([z.string(), z.string()]).readonly(),
      sent: count,
      delivered: count,
      lost: count,
      retried: count,
    }),
  ),
  requests: list(
    z.strictObject({
      id: z.string(),
      from: z.string(),
      to: z.string(),
      form: z.string(),
      urgency: z.string(),
      inject: z.string().nullable(),
      missing: list(z.string()),
      steps: list(step),
    }),
  ),
  calls: list(
    z.strictObject({
      state: z.string(),
      by: players,
      about: z.string(),
      calls: list(z.strictObject({ whom: z.string(), at: instant, record: count })),
      expected: list(z.string()),
      distance: count,
      early: count,
    }),
  ),
  observations: list(observation),
  words: list(words),
  feedback: list(
    z.strictObject({
      seat: z.string(),
      person: z.string(),
      answers: list(z.strictObject({ question: z.string(), answer: z.string() })),
    }),
  ),
  improvements: list(
    z.strictObject({
      id: z.string(),
      issue: z.string(),
      action: z.string(),
      area: z.string(),
      owner: z.string(),
      starts: z.string(),
      due: z.string(),
    }),
  ),
  limits: z.strictObject({
    ratings_changed: count.describe("Confirmations that differ from the proposal."),
    accelerated: z.boolean(),
    left_out: list(z.string()),
    held_back: list(z.string()),
  }),
});

/** An after-action report; one model for every reader, from which HTML and CSV are made. */
export type AfterActionReport = z.infer<typeof aarSchema>;

/** The published JSON Schema (draft 2020-12) of aar.json. */
export function aarJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(aarSchema, { target: "draft-2020-12", reused: "ref" });
}
