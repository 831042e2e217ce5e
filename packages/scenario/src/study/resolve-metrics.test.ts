import { expect, test } from "vitest";
import type { Reporter } from "../resolve/context.ts";
import type { MetricText } from "./metric-schema.ts";
import { resolveMetrics } from "./resolve-metrics.ts";

const refusing: Reporter = {
  error: (path, message) => {
    throw new Error(`${path.join(".")} ${message}`);
  },
  warn: () => {},
};

function titleOf(text: MetricText): string | undefined {
  return resolveMetrics({ metric: text }, "EUR", refusing)[0]?.title["en"];
}

test("a metric without a title is called in words, its span too", () => {
  const latency = "time-to-preserve" as const;
  expect(resolveMetrics(undefined, "EUR", refusing).map(({ title }) => title["en"])).toEqual([
    "Share preserved before expiry",
    "Mean time to preserve up to 30 days",
    "Full-time officers",
  ]);
  for (const [span, words] of [
    ["P1D", "1 day"],
    ["PT36H", "1 day 12 hours"],
    ["PT90M", "1 hour 30 minutes"],
    ["PT1.5S", "1.5 seconds"],
  ]) {
    expect(titleOf({ latency, within: span })).toBe(`Share with time to preserve within ${words}`);
  }
});

test("a cost is called with its currency, once", () => {
  const staffing = "cost" as const;
  expect(titleOf({ staffing })).toBe("Cost of officers, EUR");
  expect(titleOf({ staffing, title: "A year" })).toBe("A year, EUR");
  expect(titleOf({ staffing, title: "A year in EUR" })).toBe("A year in EUR");
  expect(titleOf({ staffing: "officers" })).toBe("Full-time officers");
});
