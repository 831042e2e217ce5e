import fc from "fast-check";
import { expect, test } from "vitest";
import { PROTOCOL_ERRORS } from "@contactpoint/protocol";
import { register } from "prom-client";
import { INCIDENT_KINDS } from "./incident-kinds.ts";
import { METRICS } from "./metric-list.ts";
import type { NodeReadings } from "./node-gauges.ts";
import { ProcessMetrics } from "./process-metrics.ts";

const READINGS: NodeReadings = {
  connections: 3,
  outbox: { frames: 2, oldest: 40_000 },
  tasks: 5,
  requests: [{ side: "requesting", state: "preserved.holding", count: 4 }],
  exerciseClock: 1_800_000_000_500,
  register: { version: 7, issuedAt: 10_000 },
  lastCommit: 99_500,
};

test("every line of the exposition is well-formed, and each metric has help, type and series", async () => {
  const metrics = new ProcessMetrics(() => 100_000);
  metrics.node("XA", () => READINGS);
  const { text, contentType } = await metrics.expose();
  expect(contentType).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(text.endsWith("\n")).toBe(true);
  const families = parse(text);
  for (const { name, help, type } of METRICS) {
    const family = families.get(name);
    expect(family, name).toMatchObject({ help, type });
    expect(family?.series.size, name).toBeGreaterThan(0);
  }
  expect(families.has("process_resident_memory_bytes")).toBe(true);
  expect(families.has("nodejs_eventloop_lag_p99_seconds")).toBe(true);
});

test("nothing is in the registry that all of a process would share", () => {
  new ProcessMetrics(() => 0).node("XA", () => READINGS);
  expect(register.getMetricsAsArray()).toEqual([]);
});

test("names are unique, prefixed, and end in their unit as Prometheus wants it", () => {
  const names = METRICS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, type, help } of METRICS) {
    expect(name).toMatch(/^contactpoint_[a-z]+(_[a-z]+)*$/);
    expect(name.endsWith("_total")).toBe(type === "counter");
    expect(name).not.toMatch(/_(ms|millis|milliseconds|kib|mib)\b/);
    if (type === "histogram") expect(name).toMatch(/_seconds$/);
    expect(help).toMatch(/^[A-Z].*\.$/);
  }
});

test("counters count, each under its own name and node", async () => {
  const plain = [
    ["framesSent", "contactpoint_frames_sent_total"],
    ["framesReceived", "contactpoint_frames_received_total"],
    ["framesResent", "contactpoint_frames_resent_total"],
    ["receiptsSent", "contactpoint_receipts_sent_total"],
    ["receiptsReceived", "contactpoint_receipts_received_total"],
    ["duplicates", "contactpoint_duplicates_total"],
    ["inputs", "contactpoint_inputs_total"],
    ["auditEntries", "contactpoint_audit_entries_total"],
  ] as const;
  const metrics = new ProcessMetrics(() => 0);
  const nodes = { XA: metrics.node("XA", () => READINGS), XB: metrics.node("XB", () => READINGS) };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("XA" as const, "XB" as const),
      fc.constantFrom(...plain),
      fc.array(fc.nat(1000), { maxLength: 4 }),
      async (node, [field, name], steps) => {
        const before = await valuesOf(metrics);
        for (const by of steps) nodes[node][field].inc(by);
        const after = await valuesOf(metrics);
        const series = `${name}{node="${node}"}`;
        const total = steps.reduce((sum, by) => sum + by, 0);
        expect(after.get(series)).toBe((before.get(series) ?? NaN) + total);
        expect(changed(before, after)).toEqual(total === 0 ? [] : [series]);
      },
    ),
    { numRuns: 40 },
  );
});

test("rejections and incidents have one series for each name of their closed lists from the start", async () => {
  const metrics = new ProcessMetrics(() => 0);
  const node = metrics.node("XA", () => READINGS);
  const before = seriesOf(await metrics.expose());
  for (const { name } of PROTOCOL_ERRORS) {
    node.frameRejected(name);
    node.rejectionReceived(name);
  }
  node.rejectionReceived("a name that a peer made up");
  node.rejectionReceived("another");
  for (const { name } of INCIDENT_KINDS) node.incident(name);
  const values = await valuesOf(metrics);
  expect([...values.keys()].filter((key) => key.startsWith("contactpoint_"))).toEqual(before);
  const rejected = (by: string, error: string) =>
    values.get(`contactpoint_frames_rejected_total{node="XA",by="${by}",error="${error}"}`);
  expect(PROTOCOL_ERRORS.map(({ name }) => rejected("here", name) === 1)).not.toContain(false);
  expect(PROTOCOL_ERRORS.map(({ name }) => rejected("peer", name) === 1)).not.toContain(false);
  expect(rejected("peer", "unknown")).toBe(2);
  for (const { name } of INCIDENT_KINDS) {
    expect(values.get(`contactpoint_incidents_total{node="XA",kind="${name}"}`)).toBe(1);
  }
});

test("timings fall into buckets that only grow, and their sum and count are kept", async () => {
  const metrics = new ProcessMetrics(() => 0);
  const node = metrics.node("XA", () => READINGS);
  const timings = {
    contactpoint_handshake_seconds: node.handshake,
    contactpoint_commit_seconds: node.commit,
    contactpoint_verify_seconds: node.verify,
    contactpoint_step_seconds: node.step,
    contactpoint_delivery_lag_seconds: node.deliveryLag,
    contactpoint_provider_call_seconds: node.providerCall,
  };
  for (const timing of Object.values(timings)) for (const s of [0, 0.25, 1e9]) timing.observe(s);
  const values = await valuesOf(metrics);
  for (const name of Object.keys(timings)) {
    const buckets = [...values].filter(([key]) => key.startsWith(`${name}_bucket`));
    const counts = buckets.map(([, value]) => value);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts[0]).toBe(1);
    expect(counts.at(-2)).toBe(2);
    expect(values.get(`${name}_bucket{le="+Inf"}`)).toBe(3);
    expect(values.get(`${name}_count`)).toBe(3);
    expect(values.get(`${name}_sum`)).toBe(1e9 + 0.25);
  }
});

test("gauges show what the node says when asked", async () => {
  let readings = READINGS;
  const metrics = new ProcessMetrics(() => 100_000);
  metrics.node("XA", () => readings);
  const first = await valuesOf(metrics);
  expect(gaugesOf(first)).toEqual({
    open_connections: 3,
    outbox_frames: 2,
    outbox_oldest_seconds: 60,
    queue_tasks: 5,
    exercise_timestamp_seconds: 1_800_000_000.5,
    register_version: 7,
    register_age_seconds: 90,
    last_commit_timestamp_seconds: 99.5,
  });
  const open = (values: Map<string, number>, state: string) =>
    values.get(`contactpoint_open_requests{node="XA",side="requesting",state="${state}"}`);
  expect(open(first, "preserved.holding")).toBe(4);
  readings = {
    ...READINGS,
    outbox: { frames: 0, oldest: null },
    requests: [{ side: "requesting", state: "preparing", count: 1 }],
    register: { version: 8, issuedAt: 200_000 },
    lastCommit: null,
  };
  const second = await valuesOf(metrics);
  expect(open(second, "preserved.holding")).toBe(0);
  expect(open(second, "preparing")).toBe(1);
  expect(gaugesOf(second)).toMatchObject({
    outbox_oldest_seconds: 0,
    register_version: 8,
    register_age_seconds: 0,
    last_commit_timestamp_seconds: 0,
  });
});

test("a state that no machine has is refused, and no final state is counted as open", async () => {
  for (const state of ["made-up", "expired"]) {
    const metrics = new ProcessMetrics(() => 0);
    const requests = [{ side: "requesting" as const, state, count: 1 }];
    metrics.node("XA", () => ({ ...READINGS, requests }));
    await expect(metrics.expose()).rejects.toThrow(`no state ${state}`);
  }
});

test("a node has its metrics once", () => {
  const metrics = new ProcessMetrics(() => 0);
  metrics.node("XA", () => READINGS);
  expect(() => metrics.node("XA", () => READINGS)).toThrow("XA has metrics already");
});

interface Family {
  readonly help: string;
  type: string;
  readonly series: Map<string, number>;
}

/** Reads the text format strictly: help, type, series, in this order and each once. */
function parse(text: string): Map<string, Family> {
  const families = new Map<string, Family>();
  let current: [string, Family] | undefined;
  for (const line of text.split("\n")) {
    const [, help, helped = ""] = /^# HELP ([a-z_0-9]+) (\S.*)$/.exec(line) ?? [];
    const [, typed, type = ""] = /^# TYPE ([a-z_0-9]+) (counter|gauge|histogram)$/.exec(line) ?? [];
    const [, name = "", labels = "", value] =
      /^([a-z_0-9]+)(\{[a-z_]+="[^"\n]*"(?:,[a-z_]+="[^"\n]*")*\})? (\S+)$/.exec(line) ?? [];
    if (help !== undefined) {
      expect(families.has(help), `${help} is unique`).toBe(false);
      current = [help, { help: helped, type: "", series: new Map() }];
      families.set(...current);
    } else if (typed !== undefined) {
      expect(current?.[0]).toBe(typed);
      if (current) current[1].type = type;
    } else if (value !== undefined && current !== undefined) {
      const [family, { type: kind, series }] = current;
      const suffix = kind === "histogram" ? /^(_bucket|_sum|_count)$/ : /^$/;
      expect(name.startsWith(family) && suffix.test(name.slice(family.length)), line).toBe(true);
      expect(series.has(name + labels), `${line} is unique`).toBe(false);
      expect(value, line).toMatch(/^(\d+(\.\d+)?(e[+-]?\d+)?|Nan)$/);
      series.set(name + labels, Number(value));
    } else {
      expect(line).toBe("");
    }
  }
  return families;
}

async function valuesOf(metrics: ProcessMetrics): Promise<Map<string, number>> {
  const families = parse((await metrics.expose()).text);
  return new Map([...families.values()].flatMap(({ series }) => [...series]));
}

function seriesOf({ text }: { text: string }): string[] {
  return [...parse(text).values()].flatMap(({ series }) =>
    [...series.keys()].filter((key) => key.startsWith("contactpoint_")),
  );
}

function changed(before: Map<string, number>, after: Map<string, number>): string[] {
  return [...after.keys()].filter(
    (key) => key.startsWith("contactpoint_") && before.get(key) !== after.get(key),
  );
}

function gaugesOf(values: Map<string, number>): Record<string, number> {
  const gauges = METRICS.filter(({ type, labels }) => type === "gauge" && labels.length === 1);
  return Object.fromEntries(
    gauges.map(({ name }) => [
      name.replace("contactpoint_", ""),
      values.get(`${name}{node="XA"}`) ?? NaN,
    ]),
  );
}
