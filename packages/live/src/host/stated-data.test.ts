import { expect, test } from "vitest";
import type { LoggedInput } from "../store/index.ts";
import { statedData } from "./stated-data.ts";

const account = (value: string) => [
  { provider: "mailhaven", identifiers: [{ kind: "account", value }] },
];
const input = (letter: object | null): LoggedInput => ({
  seq: 1,
  node: "XB",
  position: 0,
  at: 0,
  kind: "message",
  request: "everyday/XA/1",
  key: "everyday/XA/1#1/1/0",
  digest: "",
  skeleton: {},
  content: letter === null ? null : JSON.stringify({ letter, payload: null }),
});

test("The data asked for are those stated last, and of an erased case there are none", () => {
  const request = input({ type: "request", data: { items: account("first") } });
  const repeated = input({ type: "request" });
  const supplement = input({ type: "supplement", supplied: { data: { items: account("last") } } });
  expect(statedData([])).toEqual([]);
  expect(statedData([request, repeated])).toEqual(account("first"));
  expect(statedData([request, repeated, supplement])).toEqual(account("last"));
  expect(statedData([input({ type: "withdrawal" }), input(null)])).toEqual([]);
});
