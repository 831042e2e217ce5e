import { EventEmitter, once } from "node:events";
import { expect, test } from "vitest";
import { FORCED_EXIT, gracefulStop, OVERRUN_EXIT, type StopSignal } from "./graceful-stop.ts";

/** Longer than any test. */
const AMPLE = 1_000_000;

test.for(["SIGINT", "SIGTERM"] as const)(
  "%s runs the steps in order, each after the one before",
  async (signal) => {
    const signals = new FakeProcess();
    const done: string[] = [];
    const step = (name: string) => ({
      name,
      run: async () => {
        done.push(`${name} began`);
        await Promise.resolve();
        done.push(`${name} ended`);
      },
    });
    const steps = [step("links"), step("store"), step("health")];
    const { stopped } = gracefulStop({ signals, steps, limit: AMPLE });
    expect(done).toEqual([]);
    signals.emit(signal, signal);
    expect(await stopped).toEqual({ signal, failed: [] });
    expect(done).toEqual(
      ["links", "store", "health"].flatMap((name) => [`${name} began`, `${name} ended`]),
    );
    expect(signals.codes).toEqual([]);
    expect(signals.heeded()).toBe(0);
  },
);

test("a step that fails is told, and the next ones run", async () => {
  const signals = new FakeProcess();
  const fault = new Error("disk");
  const ran: string[] = [];
  const heard: unknown[] = [];
  const { stopped } = gracefulStop({
    signals,
    limit: AMPLE,
    steps: [
      { name: "links", run: () => Promise.reject(fault) },
      {
        name: "clock",
        run: () => {
          throw fault;
        },
      },
      { name: "store", run: () => void ran.push("store") },
    ],
    watcher: {
      requested: (signal) => heard.push(signal),
      stepFailed: (name, error) => heard.push([name, error]),
    },
  });
  signals.emit("SIGTERM", "SIGTERM");
  expect(await stopped).toEqual({ signal: "SIGTERM", failed: ["links", "clock"] });
  expect(ran).toEqual(["store"]);
  expect(heard).toEqual(["SIGTERM", ["links", fault], ["clock", fault]]);
});

test("a second signal ends the process at once, without running a step twice", async () => {
  const signals = new FakeProcess();
  let runs = 0;
  const forced: StopSignal[] = [];
  const { dispose } = gracefulStop({
    signals,
    limit: AMPLE,
    steps: [
      {
        name: "hangs",
        run: () => {
          runs += 1;
          return new Promise<never>(() => {});
        },
      },
    ],
    watcher: { forced: (signal) => forced.push(signal) },
  });
  signals.emit("SIGTERM", "SIGTERM");
  expect(signals.codes).toEqual([]);
  signals.emit("SIGINT", "SIGINT");
  expect(signals.codes).toEqual([FORCED_EXIT]);
  expect(FORCED_EXIT).toBe(130);
  expect(forced).toEqual(["SIGINT"]);
  expect(runs).toBe(1);
  dispose();
});

test("a step that does not end in time ends the process and is named", async () => {
  const signals = new FakeProcess();
  const overran: string[] = [];
  const { dispose } = gracefulStop({
    signals,
    limit: 1,
    steps: [
      { name: "links", run: () => {} },
      { name: "store", run: () => new Promise<never>(() => {}) },
    ],
    watcher: { overran: (step) => overran.push(step) },
  });
  const exited = once(signals, "exited");
  signals.emit("SIGINT", "SIGINT");
  await exited;
  expect(signals.codes).toEqual([OVERRUN_EXIT]);
  expect(overran).toEqual(["store"]);
  dispose();
});

test("once disposed, signals are left to others", () => {
  const signals = new FakeProcess();
  const { dispose } = gracefulStop({ signals, steps: [], limit: AMPLE });
  expect(signals.heeded()).toBe(2);
  dispose();
  expect(signals.heeded()).toBe(0);
});

class FakeProcess extends EventEmitter<{
  SIGINT: [StopSignal];
  SIGTERM: [StopSignal];
  exited: [];
}> {
  readonly codes: number[] = [];

  exit(code: number): void {
    this.codes.push(code);
    this.emit("exited");
  }

  heeded(): number {
    return this.listenerCount("SIGINT") + this.listenerCount("SIGTERM");
  }
}
