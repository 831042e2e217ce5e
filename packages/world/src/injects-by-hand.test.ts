import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { HOUR } from "@contactpoint/engine";
import type { ResolvedInject } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { worldBench, worldScenario } from "./testing/index.ts";

const at = (id: string, hours: number): ResolvedInject => ({
  id,
  trigger: { kind: "at", at: SAMPLE_START + hours * HOUR, repeat: null },
  unless: null,
  to: "XA",
  from: null,
  via: null,
  body: { en: `the ${id}` },
  request: null,
});

function bench() {
  const after = { kind: "after", of: "theft", plus: HOUR } as const;
  const reserve = { kind: "reserve" } as const;
  const made = worldBench(
    worldScenario({
      injects: [
        at("theft", 2),
        { ...at("hint", 0), trigger: after },
        { ...at("spare", 0), trigger: reserve },
        { ...at("unless-theft", 0), trigger: reserve, unless: { kind: "inject", id: "theft" } },
        {
          ...at("ping", 0),
          trigger: reserve,
          from: "XB",
          request: { form: "ping", urgency: "urgent", omit: [], provider: null, expires_at: null },
        },
      ],
    }),
  );
  const sent = (): string[] =>
    made.of("inject").map((one) => `${(one.at - SAMPLE_START) / HOUR} ${one.inject}`);
  const pass = (hours: number): void => made.agenda.runUntil(made.world.now + hours * HOUR);
  return { ...made, sent, pass, injects: made.world.injects };
}

test("An inject that was sent by hand is not sent again by script, and what follows it follows", () => {
  const { injects, pass, sent } = bench();
  pass(1);
  injects.send("theft");
  pass(9);
  expect(sent()).toEqual(["1 theft", "2 hint"]);
  expect(injects.sentAt("theft")).toBe(SAMPLE_START + HOUR);
});

test("One in reserve is sent by hand alone, as often as one likes", () => {
  const { injects, pass, sent } = bench();
  injects.skip("theft");
  pass(1);
  injects.send("spare");
  pass(1);
  injects.send("spare");
  pass(9);
  expect(sent()).toEqual(["1 spare", "2 spare"]);
});

test("One that its condition forbids is not sent by hand, and stays as it was", () => {
  const { injects, pass, sent } = bench();
  expect(injects.send("unless-theft")).toBe(true);
  pass(3);
  expect(injects.send("unless-theft")).toBe(false);
  pass(9);
  expect(sent()).toEqual(["0 unless-theft", "2 theft", "3 hint"]);
});

test("Each time that an inject comes its request has a number of its own", () => {
  const { injects, pass, of } = bench();
  injects.send("ping");
  injects.move("ping", SAMPLE_START + HOUR);
  pass(2);
  injects.send("ping");
  expect(of("need").map(({ request }) => request)).toEqual([
    "inject/ping/1",
    "inject/ping/2",
    "inject/ping/3",
  ]);
});

test("A skipped inject is not sent, and neither is what would have followed", () => {
  const { injects, pass, sent } = bench();
  injects.skip("theft");
  pass(9);
  expect(sent()).toEqual([]);
  expect(injects.sentAt("theft")).toBe(undefined);
});

test("A moved inject comes at its new time, with a new text if it was edited", () => {
  const { injects, pass, sent, of } = bench();
  injects.move("theft", SAMPLE_START + 5 * HOUR);
  injects.edit("theft", { body: { en: "another theft" } });
  injects.edit("theft", { to: "XB" });
  pass(9);
  expect(sent()).toEqual(["5 theft", "6 hint"]);
  expect(of("inject")[0]).toMatchObject({ body: { en: "another theft" }, to: "XB" });
});

test("An inject that was moved comes once, however it is handled afterwards", () => {
  const again = bench();
  again.injects.move("theft", SAMPLE_START + 5 * HOUR);
  again.injects.move("theft", SAMPLE_START + 3 * HOUR);
  again.pass(9);
  expect(again.sent()).toEqual(["3 theft", "4 hint"]);
  const skipped = bench();
  skipped.injects.move("theft", SAMPLE_START + 5 * HOUR);
  skipped.injects.skip("theft");
  skipped.pass(9);
  expect(skipped.sent()).toEqual([]);
  const early = bench();
  early.injects.move("theft", SAMPLE_START + 5 * HOUR);
  early.pass(1);
  early.injects.send("theft");
  early.pass(9);
  expect(early.sent()).toEqual(["1 theft", "2 hint"]);
});

test("An inject that nobody wrote cannot be sent", () => {
  const { injects } = bench();
  for (const act of ["send", "skip"] as const)
    expect(() => injects[act]("nothing")).toThrow(/there is no inject nothing/);
});
