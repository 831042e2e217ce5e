import { HOUR, MINUTE } from "@contactpoint/engine";
import type { ResolvedExpectation } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { requestTable } from "../fold/request-fold.ts";
import { JournalWriter } from "../testing/index.ts";
import { judgeExpectation } from "./expectations.ts";
import type { ExpectationResult, SummaryVerdict } from "./summary.ts";

const RECORDED = "a".repeat(64);
const BASE = { id: "wanted", objective: null, weight: 1 } as const;

function verdict(of: "holds" | "violated" | "undecided"): SummaryVerdict {
  return {
    rule: "kept-sixty-days",
    number: "S18",
    verdict: of,
    checked: 1,
    violations: 0,
    because: "",
  };
}

function judge(
  expectation: ResolvedExpectation,
  more: {
    seed?: number;
    trace?: string;
    verdict?: "holds" | "violated" | "undecided";
    at_step?: number;
  } = {},
): ExpectationResult {
  const writer = new JournalWriter();
  for (const [index, minutes] of [10, 20, 30, 40].entries()) {
    const id = `w/XA/${index}`;
    writer
      .minute(0)
      .need(id, { urgency: index === 0 ? "emergency" : "urgent" })
      .sent(id, "request");
    writer.minute(minutes).order(id, 0, "preserved");
  }
  return judgeExpectation(expectation, requestTable(writer.minute(60).end()), {
    seed: more.seed ?? 1,
    verdicts: [
      {
        ...verdict(more.verdict ?? "holds"),
        ...(more.at_step === undefined ? {} : { at_step: more.at_step }),
      },
    ],
    trace_sha256: more.trace ?? RECORDED,
  });
}

function within(minutes: number, least: number, where = {}): ResolvedExpectation {
  return {
    ...BASE,
    kind: "measure",
    measure: "time-to-preserve",
    where,
    within: minutes * MINUTE,
    at_least: least,
  };
}

test("A measure is met if enough requests got there in time", () => {
  expect(judge(within(20, 0.5))).toEqual({
    id: "wanted",
    verdict: "met",
    value: 0.5,
    wanted: "at least 50 % within 20 min",
    sentence:
      "50 % of 4 requests reached time-to-preserve within 20 min; wanted: at least 50 % within 20 min.",
  });
  expect(judge(within(19, 0.5)).verdict).toBe("failed");
  expect(judge(within(40, 1)).verdict).toBe("met");
});

test("Where open requests can tip a measure it is undecided, and an estimate is called one", () => {
  // Ten are sent at 0 min; some answer at 10 min, and the others at 50 min have been open since then.
  const judged = (reached: number, least: number, minutes = 45): ExpectationResult => {
    const writer = new JournalWriter();
    const open = 10 - reached;
    for (let index = 0; index < reached; index += 1) {
      writer.minute(0).need(`w/XA/${index}`).sent(`w/XA/${index}`, "request");
      writer.minute(10).order(`w/XA/${index}`, 0, "preserved");
    }
    for (let index = 0; index < open; index += 1) writer.minute(20).need(`w/XA/late/${index}`);
    return judgeExpectation(within(minutes, least), requestTable(writer.minute(50).end()), {
      seed: 1,
      verdicts: [],
      trace_sha256: RECORDED,
    });
  };
  expect(judged(1, 0.9)).toMatchObject({
    verdict: "undecided",
    value: null,
    sentence:
      "1 of 10 requests reached time-to-preserve within 45 min, 9 were open before, and the run ends too early for an estimate; wanted: at least 90 % within 45 min.",
  });
  expect(judged(1, 0.1)).toMatchObject({ verdict: "met", value: null });
  expect(judged(9, 0.95).verdict).toBe("undecided");
  // Seen for all of the 30 minutes.
  expect(judged(9, 0.95, 30).verdict).toBe("failed");
  expect(judged(9, 0.95, 30).sentence).not.toContain("estimate");
});

test("Where one was watched for as long as asked, what open ones would have done is estimated", () => {
  const writer = new JournalWriter();
  writer
    .minute(0)
    .need("w/XA/0")
    .need("w/XA/1")
    .sent("w/XA/0", "request")
    .sent("w/XA/1", "request");
  writer.minute(10).order("w/XA/0", 0, "preserved");
  writer.minute(30).need("w/XA/late").minute(45).order("w/XA/1", 0, "preserved");
  const facts = { seed: 1, verdicts: [], trace_sha256: RECORDED };
  const { value, sentence } = judgeExpectation(
    within(45, 0.9),
    requestTable(writer.minute(50).end()),
    facts,
  );
  expect(value).toBeCloseTo(1, 12);
  expect(sentence).toContain("(an estimate: 2 did, 1 were open before)");
});

test("A measure looks only at the rows that match", () => {
  expect(judge(within(10, 1, { urgency: "emergency" })).verdict).toBe("met");
  expect(judge(within(10, 0.1, { urgency: "urgent", form: "preservation" })).value).toBe(0);
});

test("A measure of no request is undecided", () => {
  const result = judge(within(10, 0.5, { urgency: "routine" }));
  expect([result.verdict, result.value]).toEqual(["undecided", null]);
});

test("Shares and counts are held against both bounds", () => {
  const share = (at_least: number | null, at_most: number | null): ResolvedExpectation => ({
    ...BASE,
    kind: "share",
    measure: "preserved-in-time-share",
    at_least,
    at_most,
  });
  expect(judge(share(1, null))).toMatchObject({
    verdict: "met",
    value: 1,
    wanted: "at least 100 %",
  });
  expect(judge(share(null, 0.9)).verdict).toBe("failed");
  const count = (of: "needs" | "sent" | "requests", at_most: number): ResolvedExpectation => ({
    ...BASE,
    kind: "count",
    count: of,
    where: { urgency: "urgent" },
    at_least: 1,
    at_most,
  });
  for (const of of ["needs", "sent", "requests"] as const) {
    expect(judge(count(of, 3))).toMatchObject({ verdict: "met", value: 3 });
    expect(judge(count(of, 2)).verdict).toBe("failed");
  }
});

test("Where open requests can tip a share it is undecided, and how far they can is said", () => {
  // Of four, some are secured; the data of the others have not expired when the run ends.
  const judged = (
    secured: number,
    [at_least, at_most]: readonly [number | null, number | null],
    measure: "preserved-in-time-share" | "undecided-share" = "preserved-in-time-share",
  ): ExpectationResult => {
    const writer = new JournalWriter();
    for (let index = 0; index < 4; index += 1) {
      writer.minute(0).need(`w/XA/${index}`).sent(`w/XA/${index}`, "request");
      if (index < secured) writer.minute(10).order(`w/XA/${index}`, 0, "preserved");
    }
    const share = { ...BASE, kind: "share", measure, at_least, at_most } as const;
    return judgeExpectation(share, requestTable(writer.minute(60).end()), {
      seed: 1,
      verdicts: [],
      trace_sha256: RECORDED,
    });
  };
  expect(judged(0, [0.9, null])).toMatchObject({
    verdict: "undecided",
    value: 0,
    sentence:
      "The preserved-in-time-share of 4 requests is 0 % (up to 100 %: 4 were open and can be in time); wanted: at least 90 %.",
  });
  expect(judged(0, [null, 0.5]).verdict).toBe("undecided");
  // Neither end is between the bounds, and what lies between the ends can be.
  expect(judged(0, [0.4, 0.6]).verdict).toBe("undecided");
  expect(judged(3, [0.7, null]).verdict).toBe("met");
  expect(judged(3, [null, 0.7]).verdict).toBe("failed");
  expect(judged(4, [1, 1]).verdict).toBe("met");
  // That they are undecided is no doubt about the share of those undecided.
  expect(judged(1, [null, 0.5], "undecided-share")).toMatchObject({
    verdict: "failed",
    value: 0.75,
  });
  expect(judged(1, [0.75, null], "undecided-share").verdict).toBe("met");
});

test("A rule is held against the verdict wanted, by its name or its number", () => {
  const rule = (name: string, wanted: "holds" | "violated"): ResolvedExpectation => ({
    ...BASE,
    kind: "rule",
    rule: name,
    verdict: wanted,
    trace_sha256: RECORDED,
  });
  expect(judge(rule("S18", "holds")).verdict).toBe("met");
  expect(judge(rule("kept-sixty-days", "violated")).verdict).toBe("failed");
  expect(judge(rule("S18", "violated"), { verdict: "violated" }).verdict).toBe("met");
  expect(judge(rule("S18", "holds"), { verdict: "undecided" }).verdict).toBe("undecided");
  expect(judge(rule("S99", "holds")).verdict).toBe("undecided");
  const drifted = judge(rule("S18", "holds"), { trace: "b".repeat(64) });
  expect(drifted.verdict).toBe("met");
  expect(drifted.sentence).toContain("drifted");
});

test("A violation that is found at another step than recorded is met, and said to have moved", () => {
  const rule = (at_step: number): ResolvedExpectation => ({
    ...BASE,
    kind: "rule",
    rule: "S18",
    verdict: "violated",
    trace_sha256: null,
    at_step,
  });
  expect(judge(rule(17), { verdict: "violated", at_step: 17 })).toMatchObject({
    verdict: "met",
    sentence: "The verdict on rule S18 is violated; wanted: violated.",
  });
  const moved = judge(rule(17), { verdict: "violated", at_step: 23 });
  expect(moved.verdict).toBe("met");
  expect(moved.sentence).toContain("recorded at step 17 and is at step 23");
});

test("A recorded trace is judged under the file's own seed and can only drift", () => {
  const trace: ResolvedExpectation = { ...BASE, kind: "trace", trace_sha256: RECORDED };
  expect(judge(trace).verdict).toBe("met");
  expect(judge(trace, { trace: "b".repeat(64) }).verdict).toBe("drifted");
  expect(judge(trace, { seed: 2, trace: "b".repeat(64) }).verdict).toBe("not-applicable");
});

test("What people judge is not applicable in virtual time", () => {
  const judged: ResolvedExpectation = {
    ...BASE,
    kind: "judged",
    measure: "asks-for-missing-field",
    of: "XA",
    inject: "night-ping",
    clock: "real",
    within: { P: HOUR },
    judged_by: "evaluator",
  };
  expect(judge(judged).verdict).toBe("not-applicable");
});
