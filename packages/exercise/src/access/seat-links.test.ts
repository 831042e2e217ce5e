import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { SeatLinks } from "./seat-links.ts";

const SEATS = ["facilitator", "XA/duty-officer", "XB/duty-officer"];

test("Each seat has a link of its own, of 256 bits, that opens it and no other", () => {
  const links = new SeatLinks(randomBytes(32));
  const tokens = SEATS.map((seat) => links.tokenOf(seat));
  expect(new Set(tokens).size).toBe(SEATS.length);
  for (const [index, token] of tokens.entries()) {
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(links.seatOfToken(token, SEATS)).toBe(SEATS[index]);
  }
});

test("A link is no cookie, and a cookie no link", () => {
  const links = new SeatLinks(randomBytes(32));
  expect(links.sitterOf(links.tokenOf("facilitator"), SEATS)).toBe(null);
  expect(links.seatOfToken(links.sessionOf("facilitator"), SEATS)).toBe(null);
});

test("After a restart the links are the same; of another exercise they are not", () => {
  const secret = randomBytes(32);
  const token = new SeatLinks(secret).tokenOf("facilitator");
  expect(new SeatLinks(secret).seatOfToken(token, SEATS)).toBe("facilitator");
  expect(new SeatLinks(randomBytes(32)).seatOfToken(token, SEATS)).toBe(null);
});

test("A revoked seat is closed to its old link and cookie, and to nobody else's", () => {
  const links = new SeatLinks(randomBytes(32));
  const [token, session] = [links.tokenOf("XA/duty-officer"), links.sessionOf("XA/duty-officer")];
  const other = links.tokenOf("XB/duty-officer");
  links.revoke("XA/duty-officer");
  expect(links.seatOfToken(token, SEATS)).toBe(null);
  expect(links.sitterOf(session, SEATS)).toBe(null);
  expect(links.seatOfToken(links.tokenOf("XA/duty-officer"), SEATS)).toBe("XA/duty-officer");
  expect(links.seatOfToken(other, SEATS)).toBe("XB/duty-officer");
});

test("A cookie of somebody who signed in names the person, whom nobody else can put there", () => {
  const links = new SeatLinks(randomBytes(32));
  const signedIn = { subject: "anna@astoria.example", person: "Anna Ås" };
  const session = links.sessionOf("XA/duty-officer", signedIn);
  expect(links.sitterOf(session, SEATS)).toEqual({ seat: "XA/duty-officer", signedIn });
  const [named = "", proof = ""] = session.split(".");
  const other = Buffer.from(JSON.stringify(["fay@example.org", "Fay"])).toString("base64url");
  for (const forged of [
    `${other}.${proof}`,
    `${named}.${links.sessionOf("XA/duty-officer")}`,
    `${named}.${links.tokenOf("XA/duty-officer")}`,
    `${named}.`,
    `.${proof}`,
  ])
    expect(links.sitterOf(forged, SEATS), forged).toBe(null);
  links.revoke("XA/duty-officer");
  expect(links.sitterOf(session, SEATS)).toBe(null);
});

test("A short secret is refused", () => {
  expect(() => new SeatLinks(new Uint8Array(16))).toThrow(/at least 32 bytes/);
});
