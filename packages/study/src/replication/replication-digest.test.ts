import { requestTable } from "@contactpoint/analysis";
import type { RequestTable } from "@contactpoint/analysis";
import { JournalWriter } from "@contactpoint/analysis/testing";
import { expect, test } from "vitest";
import { replicationDigest } from "./replication-digest.ts";

const table = requestTable(
  new JournalWriter().need("w/XA/1").need("w/XA/2").minute(5).sent("w/XA/2", "request").end(),
);

test("the digest of a table is the same again, and another one for every column that changes", () => {
  const original = replicationDigest(table, { a: 1 });
  expect(replicationDigest(structuredClone(table), { a: 1 })).toBe(original);
  const others: readonly [RequestTable, object][] = [
    [table, { a: 2 }],
    [{ ...table, text: { ...table.text, urgency: ["routine", "urgent"] } }, { a: 1 }],
    [{ ...table, instants: { ...table.instants, sent_at: Float64Array.of(NaN, 1) } }, { a: 1 }],
    [{ ...table, stages: { ...table.stages, hub: Float64Array.of(0, 1) } }, { a: 1 }],
    [{ ...table, flags: { ...table.flags, holiday: Int8Array.of(-1, 1) } }, { a: 1 }],
    [{ ...table, items: { ...table.items, child: Int32Array.of(-1, 0) } }, { a: 1 }],
    [{ ...table, desks: [] }, { a: 1 }],
  ];
  const digests = others.map(([changed, measured]) => replicationDigest(changed, measured));
  expect(new Set([original, ...digests]).size).toBe(others.length + 1);
});

test("what did not happen has one digest, whatever its bits", () => {
  const bits = new DataView(new ArrayBuffer(16));
  bits.setUint32(0, 0xfff80000);
  bits.setUint32(8, 0x7ff80001);
  const strange = Float64Array.of(bits.getFloat64(0), bits.getFloat64(8));
  const digest = (column: Float64Array): string =>
    replicationDigest({ ...table, instants: { ...table.instants, closed_at: column } }, {});
  expect(digest(strange)).toBe(digest(Float64Array.of(NaN, NaN)));
});
