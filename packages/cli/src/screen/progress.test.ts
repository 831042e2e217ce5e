import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { progressOn } from "./progress.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function recorder(isTTY: boolean): { stream: NodeJS.WriteStream; written: string[] } {
  const written: string[] = [];
  const stream = {
    isTTY,
    columns: 80,
    write: (text: string) => written.push(text),
    on: () => stream,
    off: () => stream,
    removeListener: () => stream,
  };
  return { stream: stream as unknown as NodeJS.WriteStream, written };
}

test("off a terminal long work says now and then how far it is, in plain lines", () => {
  const { stream, written } = recorder(false);
  const progress = progressOn(stream);
  progress.show(0.254);
  vi.advanceTimersByTime(11_000);
  progress.end();
  vi.advanceTimersByTime(60_000);
  expect(written).toEqual(["25 % simulated\n", "25 % simulated\n"]);
});

test("where nobody knows how much is left, words say how far it is", async () => {
  const [lines, terminal] = [recorder(false), recorder(true)];
  const [plain, drawn] = [progressOn(lines.stream), progressOn(terminal.stream)];
  for (const progress of [plain, drawn]) progress.show("depth 3, 17 states");
  vi.advanceTimersByTime(5_000);
  vi.useRealTimers();
  await vi.waitUntil(() => terminal.written.length > 0);
  for (const progress of [plain, drawn]) progress.end();
  expect(lines.written).toEqual(["depth 3, 17 states\n"]);
  expect(terminal.written.join("")).toContain("depth 3, 17 states");
  expect(terminal.written.join("")).not.toContain("%");
});

test("short work shows nothing, on a terminal or off it", async () => {
  for (const isTTY of [true, false]) {
    const { stream, written } = recorder(isTTY);
    const progress = progressOn(stream);
    progress.show(0.5);
    vi.advanceTimersByTime(300);
    progress.end();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(written).toEqual([]);
  }
});

test("on a terminal long work draws a bar that is gone at the end", async () => {
  const { stream, written } = recorder(true);
  const progress = progressOn(stream);
  vi.advanceTimersByTime(500);
  vi.useRealTimers();
  progress.show(0.5);
  await vi.waitUntil(() => written.some((text) => text.includes("50 %")));
  progress.end();
  expect(written.join("")).toMatch(/#{20}\.{20}/);
});
