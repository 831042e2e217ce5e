import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { HOUR, MINUTE } from "@contactpoint/engine";
import { expect, test } from "vitest";
import { FindingFault } from "./finding.ts";
import { type PersonsWork, WorkFault } from "./people.ts";
import { PersonsActs } from "./persons-acts.ts";
import { caseFacts, worldBench, worldScenario } from "./testing/index.ts";

/** A world in which people play these States, and what is asked of them. */
function played(...states: string[]) {
  const playing = new Set(states);
  const asked: PersonsWork[] = [];
  const gone: string[] = [];
  const bench = worldBench(worldScenario(), true, {
    people: {
      plays: (state) => playing.has(state),
      asked: (work) => void asked.push(work),
      gone: ({ id }) => void gone.push(id),
    },
  });
  const { people } = bench.world;
  if (people === null) throw new Error("nobody plays");
  const pass = (minutes: number): void => bench.agenda.runUntil(bench.world.now + minutes * MINUTE);
  const tasks = (): string[] =>
    bench
      .of("task")
      .filter(({ by }) => by === "officer")
      .map(({ node, task, phase, result = "" }) => `${node} ${task} ${phase} ${result}`.trim());
  return { ...bench, people, asked, gone, playing, pass, tasks };
}

test("Work of a State that people play waits for them, and their finding decides", () => {
  const { world, people, asked, pass, tasks, of } = played("XB");
  world.need(caseFacts(world));
  pass(10);
  expect(asked.map(({ id, kind }) => [id, kind])).toEqual([["XB/test/XA/1/1", "acknowledge"]]);
  pass(6 * 60);
  expect(of("sent").map(({ type }) => type)).toEqual(["request"]);
  people.start("XB/test/XA/1/1");
  people.finish("XB/test/XA/1/1", { result: "acknowledged" });
  people.finish("XB/test/XA/1/2", { result: "complete" });
  people.finish("XB/test/XA/1/3", {
    result: "refused",
    ground: "essential-interests",
    reasons: "EXERCISE: a matter of defence",
  });
  pass(10);
  expect(tasks()).toEqual([
    "XA prepare asked",
    "XA prepare started",
    "XA prepare finished prepared",
    "XB acknowledge asked",
    "XB acknowledge started",
    "XB acknowledge finished acknowledged",
    "XB check asked",
    "XB check started",
    "XB check finished complete",
    "XB review asked",
    "XB review started",
    "XB review finished refused",
  ]);
  expect(of("sent").at(-1)?.body).toMatchObject({ ground: "essential-interests" });
});

test("A finding that the task cannot have changes nothing", () => {
  const { world, people, pass, records } = played("XB");
  world.need(caseFacts(world));
  pass(10);
  const before = records.length;
  const id = "XB/test/XA/1/1";
  let accepted = 0;
  const note = (): void => void accepted++;
  expect(() => people.finish(id, { result: "accepted" }, note)).toThrow(FindingFault);
  expect(() => people.finish("XB/test/XA/9/1", { result: "acknowledged" })).toThrow(WorkFault);
  expect(accepted).toBe(0);
  people.finish(id, { result: "acknowledged" }, note);
  expect(accepted).toBe(1);
  expect(() => people.finish(id, { result: "acknowledged" })).toThrow(WorkFault);
  for (const finding of [
    { result: "incomplete" },
    { result: "incomplete", missing: [] },
    { result: "wrong-addressee" },
  ])
    expect(() => people.finish("XB/test/XA/1/2", finding)).toThrow(FindingFault);
  expect(people.waiting("XB").map(({ kind, isStarted }) => [kind, isStarted])).toEqual([
    ["check", false],
  ]);
  expect(records.length).toBeGreaterThan(before);
});

test("What a person leaves out of a request is missing there, and can be supplied", () => {
  const { world, people, pass, of } = played("XA", "XB");
  world.need(caseFacts(world));
  people.finish("XA/test/XA/1/1", { result: "prepared", missing: ["necessity"] });
  pass(10);
  expect(of("sent")[0]?.body).toEqual({ missing: ["necessity"] });
  people.finish("XB/test/XA/1/1", { result: "acknowledged" });
  people.finish("XB/test/XA/1/2", { result: "incomplete", missing: ["necessity"] });
  pass(10);
  people.finish("XA/test/XA/1/2", { result: "supplemented" });
  pass(10);
  expect(people.waiting("XB").map(({ kind }) => kind)).toEqual(["check"]);
});

test("Work for a request that is given up is void", () => {
  const { world, people, pass, gone, tasks } = played("XA", "XB");
  const facts = caseFacts(world);
  world.need(facts);
  people.finish("XA/test/XA/1/1", { result: "prepared" });
  pass(10);
  const acts = new PersonsActs(world);
  acts.withdraw(acts.fileOf(facts, "XA"));
  pass(10);
  expect(gone).toEqual(["XB/test/XA/1/1"]);
  expect(tasks().at(-1)).toBe("XB acknowledge dropped");
});

test("Where machines take a State over, they do what waits", () => {
  const { world, people, playing, pass, gone, of } = played("XB");
  world.need(caseFacts(world));
  pass(10);
  playing.delete("XB");
  people.leave("XB");
  expect(gone).toEqual(["XB/test/XA/1/1"]);
  pass(60);
  expect(of("hold").map(({ change }) => change)).toEqual(["began"]);
});

test("A request that a person drafts leaves at once, even to the wrong State", () => {
  const { world, pass, of } = played("XA");
  new PersonsActs(world).request({
    id: "seat/XA/1",
    from: "XA",
    to: "XH",
    form: "preservation",
    urgency: "emergency",
    items: [{ provider: "p-XB", data_class: "content", stated_expiry: null }],
    missing: [],
    expires_at: SAMPLE_START + HOUR,
  });
  pass(60);
  expect(of("sent").map(({ type }) => type)).toEqual(["request", "acknowledgement", "referral"]);
  // Only what follows from the referral has to be prepared.
  const prepared = of("task").filter(({ task }) => task === "prepare");
  expect(prepared.map(({ request }) => request)).toEqual(["seat/XA/1/c1"]);
});

test("Mutual legal assistance is lodged by people alone, where people play", () => {
  const { world, people, pass, of } = played("XA");
  const facts = caseFacts(world);
  world.need(facts);
  people.finish("XA/test/XA/1/1", { result: "prepared" });
  pass(24 * 60);
  expect(of("task").some(({ task }) => task === "lodge")).toBe(false);
  const acts = new PersonsActs(world);
  acts.askStatus(acts.fileOf(facts, "XA"));
  acts.lodge(acts.fileOf(facts, "XA"));
  pass(10);
  expect(of("sent").map(({ type }) => type)).toContain("assistance-request");
  expect(of("sent").map(({ type }) => type)).toContain("status-report");
  expect(() => acts.lodge(acts.fileOf(facts, "XB"))).toThrow(WorkFault);
  expect(() => acts.fileOf(facts, "XH")).toThrow(WorkFault);
});
