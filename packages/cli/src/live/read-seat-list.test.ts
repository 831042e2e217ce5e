import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, onTestFinished, test } from "vitest";

import { readSeatList } from "./read-seat-list.ts";

const SEATS = ["facilitator", "XA/duty-officer"];

function read(text: string) {
  const folder = mkdtempSync(join(tmpdir(), "contactpoint-seats-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "seats.yaml");
  writeFileSync(path, text);
  try {
    return readSeatList(path, SEATS);
  } catch (error) {
    return (error as Error).message.replaceAll(`${folder}/`, "").split("\n").slice(1);
  }
}

test("A list says by which claim people are known and who has which seat", () => {
  const list = read(`
claim: email
seats:
  facilitator: [fay@example.org]
  XA/duty-officer: [anna@astoria.example, x-ray@astoria.example]
`);
  expect(list).toEqual({
    claim: "email",
    seatOf: new Map([
      ["fay@example.org", "facilitator"],
      ["anna@astoria.example", "XA/duty-officer"],
      ["x-ray@astoria.example", "XA/duty-officer"],
    ]),
  });
});

test("What is wrong with a list is told with its place", () => {
  expect(read("claim: email\nseat: {}\n")).toEqual([
    'seats.yaml:2:1 unknown key "seat"; did you mean "seats"?',
  ]);
  expect(
    read(`claim: sub
seats:
  facilitater: [fay]
  XA/duty-officer:
    - anna
    - 17
`),
  ).toEqual([
    'seats.yaml:6:7 seats.XA/duty-officer[1] is the number 17; wanted a text that the issuer gives, such as anna@astoria.example; a number in quotes is a text: "17"',
  ]);
  expect(
    read("claim: sub\nseats:\n  facilitater: [fay]\n  XA/duty-officer: [anna, fay]\n"),
  ).toEqual([
    'seats.yaml:3:3 seats.facilitater is no seat of this exercise; there are facilitator, XA/duty-officer; did you mean "facilitator"?',
    "seats.yaml:4:27 seats.XA/duty-officer[1] fay has the seat facilitater already; one person has one seat",
  ]);
  expect(read("claim: sub\nseats: {a: &x [b]}\n")).toEqual([
    "seats.yaml:2:15 seats.a anchors (&name) are not allowed; write the value out",
  ]);
  expect(read("[]")).toEqual([
    "seats.yaml:1:1 is an empty list; wanted a map with the keys claim and seats",
  ]);
});
