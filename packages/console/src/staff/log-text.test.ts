import type { ExerciseFact, ExerciseRecord } from "@contactpoint/exercise";
import { expect, test } from "vitest";
import { doerOf, logText } from "./log-text.ts";

const BY_ANNA = {
  number: 1,
  real: 0,
  run: 0,
  exercise: Date.UTC(2027, 2, 27, 21, 30),
  position: 0,
  seat: "XA/duty-officer",
  person: "Anna",
} as const;
const said = (fact: ExerciseFact): string => logText({ ...BY_ANNA, ...fact });

test("A line of the log says who did it, and for the service that it did", () => {
  const record: ExerciseRecord = { ...BY_ANNA, kind: "clock", act: "paused" };
  expect(doerOf(record)).toBe("Anna (XA/duty-officer)");
  expect(doerOf({ ...record, seat: "service", person: "" })).toBe("service");
});

test.each<[ExerciseFact, string]>([
  [{ kind: "opened", scenario_sha256: "", software: "", marking: "" }, "The exercise opens"],
  [
    { kind: "opened", scenario_sha256: "", software: "", marking: "", again: true },
    "The service is back",
  ],
  [{ kind: "clock", act: "time-up" }, "The real time is over"],
  [{ kind: "clock", act: "rate-set", rate: 60 }, "Rate set to 60"],
  [{ kind: "clock", act: "override-set", on: false }, "The clock waits again for owed answers"],
  [{ kind: "clock", act: "leapt", to: BY_ANNA.exercise }, "Clock moved to Mar 27, 21:30 UTC"],
  [{ kind: "seat", act: "joined" }, "Seat taken"],
  [{ kind: "seat", act: "handed-over", text: "One waits." }, "Handed over: One waits."],
  [
    { kind: "seat", act: "taken-over", of: "XB/duty-officer", by: "machine" },
    "XB/duty-officer given to a machine",
  ],
  [{ kind: "seat", act: "revoked", of: "observer/1" }, "Link of observer/1 revoked"],
  [{ kind: "inject", act: "skipped", inject: "press" }, "Inject skipped: press"],
  [
    {
      kind: "inject",
      act: "edited",
      inject: "press",
      before: { to: "XA", at: null },
      after: { to: "XB", at: BY_ANNA.exercise, body: { en: "Calls." } },
    },
    "Inject edited: press (text; addressee XA → XB; time – → Mar 27, 21:30 UTC)",
  ],
  [
    { kind: "act", act: { act: "finish", task: "XA/1/1", finding: { result: "accepted" } } },
    "Accept and execute (XA/1/1)",
  ],
  [{ kind: "act", act: { act: "call", whom: "next-shift" } }, "Called: the next shift"],
  [{ kind: "act", act: { act: "read", inject: "press" } }, "Inject read: press"],
  [{ kind: "act", act: { act: "withdraw", request: "seat/XA/1" } }, "Request withdrawn: seat/XA/1"],
  [
    { kind: "refused", order: "act", error: "conflict" },
    "Refused (act): It does not fit how things stand now.",
  ],
  [{ kind: "message", to: "XB", text: "Soon." }, "To XB: Soon."],
  [{ kind: "feedback", answers: {} }, "Closing questions answered"],
])("A record of the log is said in words: %j", (fact, words) => {
  expect(said(fact)).toBe(words);
});

test("A request says in whose name it is where the seat does not", () => {
  const act = { act: "request", from: "XA", to: "XB", form: "ping", urgency: "urgent" } as const;
  const record: ExerciseRecord = { ...BY_ANNA, kind: "act", act: { ...act, stated: {} } };
  expect(logText({ ...record, seat: "white-cell" })).toBe(
    "Request in the name of XA to XB: Reachability ping, Urgent",
  );
  expect(logText(record)).toBe("Request to XB: Reachability ping, Urgent");
});
