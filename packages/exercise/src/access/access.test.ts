import { expect, test } from "vitest";
import { noSeatCookie, seatCookie, sessionOf } from "./cookie.ts";
import { GuessLimit } from "./guess-limit.ts";
import { isOwnHost, isSameOrigin } from "./same-origin.ts";

test("The cookie is for the server alone, for this site alone", () => {
  const header = seatCookie("abc=", true);
  for (const part of ["HttpOnly", "SameSite=Strict", "Secure", "Path=/"])
    expect(header).toContain(part);
  expect(seatCookie("abc", false)).not.toContain("Secure");
  expect(noSeatCookie()).toContain("Max-Age=0");
});

test("The session is read from among other cookies", () => {
  expect(sessionOf("other=1; contactpoint-seat=abc=; more=2")).toBe("abc=");
  expect(sessionOf("other=contactpoint-seat")).toBe(null);
  expect(sessionOf(undefined)).toBe(null);
});

test("Services on one host have cookies of their own", () => {
  const [given = ""] = seatCookie("mine", false, "a1").split(";");
  const both = `${seatCookie("theirs", false).split(";")[0]}; ${given}`;
  expect(sessionOf(both, "a1")).toBe("mine");
  expect(sessionOf(both)).toBe("theirs");
  expect(sessionOf(given, "b2")).toBeNull();
});

test("Who tries many wrong links must wait, and is forgiven with time", () => {
  let now = 0;
  const limit = new GuessLimit(() => now);
  for (let guess = 0; guess < 10; guess++) {
    expect(limit.waitOf("192.0.2.7")).toBe(0);
    limit.noteWrong("192.0.2.7");
  }
  const wait = limit.waitOf("192.0.2.7");
  expect(wait).toBeGreaterThan(0);
  expect(limit.waitOf("192.0.2.8")).toBe(0);
  now += wait;
  expect(limit.waitOf("192.0.2.7")).toBe(0);
});

test("Only pages of this service are of its origin", () => {
  const host = "127.0.0.1:4100";
  const own = { host, origin: "http://127.0.0.1:4100", site: "same-origin" };
  expect(isSameOrigin(own)).toBe(true);
  expect(isSameOrigin({ ...own, site: undefined })).toBe(true);
  for (const other of [
    { ...own, origin: "http://127.0.0.1:4101" },
    { ...own, origin: "http://evil.example" },
    { ...own, origin: "null" },
    { ...own, origin: undefined },
    { ...own, site: "same-site" },
    { ...own, site: "cross-site" },
  ])
    expect(isSameOrigin(other)).toBe(false);
});

test("A name that somebody else points at this machine is not its own", () => {
  const names = new Set(["127.0.0.1", "localhost"]);
  expect(isOwnHost("127.0.0.1:4100", names)).toBe(true);
  expect(isOwnHost("localhost", names)).toBe(true);
  expect(isOwnHost("evil.example:4100", names)).toBe(false);
  expect(isOwnHost(undefined, names)).toBe(false);
  expect(isOwnHost("127.0.0.1@evil.example", names)).toBe(false);
});
