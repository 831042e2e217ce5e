import { fileURLToPath } from "node:url";
import { readScenario } from "@contactpoint/scenario";
import { expect, onTestFinished, test } from "vitest";
import { LiveBench } from "../testing/live-run.ts";
import type { HostObserver } from "./host-observer.ts";

/** Counts calls by name. */
function counter(): { readonly counts: Map<string, number>; readonly observer: HostObserver } {
  const counts = new Map<string, number>();
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  const observer: HostObserver = {
    now: () => performance.now(),
    frameSent: () => count("sent"),
    frameReceived: () => count("received"),
    frameAnswered: (_, __, ___, answer) => count(typeof answer === "string" ? answer : "rejected"),
    receiptReceived: () => count("receipts"),
    rejectionReceived: () => count("rejections"),
    linksOf: () => ({
      opened: (_, __, seconds) => count(seconds >= 0 ? "opened" : "negative"),
      closed: () => count("closed"),
      resent: (_, frames) => Array.from({ length: frames }, () => count("resent")),
    }),
    incident: () => count("incidents"),
    inputEntered: () => count("inputs"),
    auditEntryAdded: () => count("entries"),
    verified: (seconds) => count(seconds >= 0 ? "verified" : "negative"),
    stepped: (seconds) => count(seconds >= 0 ? "stepped" : "negative"),
    committed: (seconds) => count(seconds >= 0 ? "committed" : "negative"),
    portalCalled: ({ failure }) => count(failure === null ? "answers" : "failures"),
  };
  return { counts, observer };
}

test("An observer hears of every frame, receipt, input, entry and call, and changes nothing", async () => {
  const read = readScenario(
    fileURLToPath(new URL("../../../../scenarios/first-night.yaml", import.meta.url)),
  );
  if ("problems" in read) throw new Error("first-night has problems");
  const bench = new LiveBench(read.scenario);
  const plain = new LiveBench(read.scenario);
  onTestFinished(() => [bench, plain].forEach((each) => each[Symbol.dispose]()));
  const { counts, observer } = counter();
  const lines = await bench.run({ order: "exact", observer });
  expect(lines).toEqual(await plain.run({ order: "exact" }));

  const sent = counts.get("sent") ?? 0;
  expect(sent).toBeGreaterThan(200);
  for (const name of ["received", "stored", "receipts", "verified", "inputs"])
    expect([name, counts.get(name)]).toEqual([name, sent]);
  using store = bench.openStore();
  expect(counts.get("entries")).toBe(store.audit.head().seq);
  const orders = lines.filter((line) => /"kind":"order".*"phase":"sent"/.test(line)).length;
  expect(counts.get("answers")).toBeGreaterThan(orders);
  expect(counts.get("stepped")).toBeGreaterThan(sent);
  expect(counts.get("committed")).toBeGreaterThan(10);
  expect(counts.get("opened")).toBe(counts.get("closed"));
  for (const name of ["negative", "rejected", "rejections", "resent", "incidents"])
    expect([name, counts.get(name)]).toEqual([name, undefined]);
});
