import { expect, test } from "vitest";
import { ClientAddress } from "./client-address.ts";

const PROXY = "127.0.0.1";
const CLIENT = "192.0.2.7";

test("Without a proxy what a client says of its address counts for nothing", () => {
  const nobody = new ClientAddress([]);
  expect(nobody.of({ connection: CLIENT, forwarded: "198.51.100.1" })).toBe(CLIENT);
  const elsewhere = new ClientAddress([PROXY]);
  expect(elsewhere.of({ connection: CLIENT, forwarded: "198.51.100.1" })).toBe(CLIENT);
});

test("A client cannot put another address before the one that the proxy has added", () => {
  const addresses = new ClientAddress([PROXY, "10.0.0.0/8"]);
  const of = (forwarded: string, connection = PROXY) => addresses.of({ connection, forwarded });
  expect(of(CLIENT)).toBe(CLIENT);
  expect(of(`198.51.100.1, ${CLIENT}`)).toBe(CLIENT);
  expect(of(`127.0.0.1, 10.1.1.1, ${CLIENT}`)).toBe(CLIENT);
  expect(of(`198.51.100.1, ${CLIENT}, 10.2.3.4`)).toBe(CLIENT);
  expect(of(`198.51.100.1,${CLIENT}`, "10.9.9.9")).toBe(CLIENT);
  expect(of(`198.51.100.1, 2001:db8::7`)).toBe("2001:db8::7");
});

test("A proxy that names nobody is counted itself", () => {
  const addresses = new ClientAddress([PROXY]);
  for (const forwarded of [undefined, "", "unknown", "198.51.100.1, _hidden", `${CLIENT}:80`])
    expect(addresses.of({ connection: PROXY, forwarded })).toBe(PROXY);
});

test("An IPv4 proxy is known by its IPv6 spelling too", () => {
  const addresses = new ClientAddress([PROXY, "2001:db8::/32"]);
  for (const connection of ["::ffff:127.0.0.1", "2001:db8:1::1"])
    expect(addresses.of({ connection, forwarded: CLIENT })).toBe(CLIENT);
});

test.each([
  "",
  "proxy.example",
  "10.0.0.0/33",
  "10.0.0.0/8/8",
  "10.0.0.0/",
  "::1/129",
  "1.2.3.4:80",
])("%j is no proxy's address", (proxy) => {
  expect(() => new ClientAddress([proxy])).toThrow(RangeError);
});
