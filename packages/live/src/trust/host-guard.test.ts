import { isIPv4 } from "node:net";

import fc from "fast-check";
import { expect, test } from "vitest";

import { HostGuard } from "./host-guard.ts";

const octet = fc.nat(255);
const loopback = fc.tuple(fc.constant(127), octet, octet, octet);
const elsewhere = fc.tuple(octet, octet, octet, octet).filter(([first]) => first !== 127);

/** Every spelling by which a URL may give an IPv4 address. */
const spelling = fc.constantFrom<(bytes: readonly number[]) => string>(
  (bytes) => bytes.join("."),
  (bytes) => bytes.map((byte) => `0${byte.toString(8)}`).join("."),
  (bytes) => bytes.map((byte) => `0x${byte.toString(16)}`).join("."),
  (bytes) => String(whole(bytes)),
  (bytes) => `0x${whole(bytes).toString(16)}`,
  (bytes) => `0${whole(bytes).toString(8)}`,
  (bytes) => `${bytes[0]}.${whole(bytes.slice(1))}`,
  (bytes) => `${bytes.join(".")}.`,
  (bytes) => `[::ffff:${bytes.join(".")}]`,
  (bytes) => `[0:0:0:0:0:FFFF:${bytes.join(".")}]`,
  (bytes) =>
    bytes.join(".").replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
);
const scheme = fc.constantFrom("http", "https", "ws", "wss");
const tail = fc.constantFrom("", ":4100", "/channels/email", ":4100/a?b#c");

test("a loopback address passes however it is spelled", () => {
  fc.assert(
    fc.property(scheme, loopback, spelling, tail, (word, bytes, spelled, rest) => {
      expect(() => new HostGuard().admit(`${word}://${spelled(bytes)}${rest}`)).not.toThrow();
    }),
  );
});

test("an address beyond loopback is refused however it is spelled", () => {
  fc.assert(
    fc.property(scheme, elsewhere, spelling, tail, (word, bytes, spelled, rest) => {
      expect(() => new HostGuard().admit(`${word}://${spelled(bytes)}${rest}`)).toThrow(
        /lies beyond this machine/,
      );
    }),
  );
});

test("an allowed address passes however it is spelled, and its neighbour does not", () => {
  fc.assert(
    fc.property(elsewhere, spelling, spelling, (bytes, spelled, again) => {
      const guard = new HostGuard({ allowed: [spelled(bytes)] });
      const [a, b, c, d] = bytes;
      expect(() => guard.admit(`https://${again(bytes)}`)).not.toThrow();
      expect(() => guard.admit(`https://${again([a, b, c, d ^ 1])}`)).toThrow(/lies beyond/);
    }),
  );
});

test("an IPv6 address passes only if it is loopback or maps a loopback address", () => {
  const group = fc.nat(0xffff).map((number) => number.toString(16));
  const address = fc.array(group, { minLength: 8, maxLength: 8 }).map((groups) => groups.join(":"));
  fc.assert(
    fc.property(
      address.filter((each) => !/^0:0:0:0:0:(ffff:7f..:.*|0:0:1)$/.test(each)),
      (each) => {
        expect(() => new HostGuard().admit(`wss://[${each}]`)).toThrow(/lies beyond/);
      },
    ),
  );
  for (const each of ["::1", "0:0:0:0:0:0:0:1", "::ffff:7f00:1", "::ffff:127.9.9.9"]) {
    expect(() => new HostGuard().admit(`wss://[${each}]`)).not.toThrow();
  }
  for (const each of [
    "::",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "::ffff:0:127.0.0.1",
  ]) {
    expect(() => new HostGuard().admit(`wss://[${each}]`)).toThrow(/lies beyond/);
  }
});

test("the address that stands for any address is not loopback", () => {
  expect(() => new HostGuard().admit("http://0.0.0.0:80")).toThrow(/lies beyond/);
  expect(() => new HostGuard().admit("http://0")).toThrow(/lies beyond/);
});

test("a user's name in a URL is refused, even before an allowed host", () => {
  const guard = new HostGuard({ allowed: ["provider.example"] });
  for (const url of [
    "https://localhost@provider.example/",
    "https://localhost:x@127.0.0.1/",
    "https://:secret@localhost/",
  ]) {
    expect(() => guard.admit(url)).toThrow(/user's name/);
  }
});

test("what speaks neither HTTP nor WebSocket is refused", () => {
  for (const url of ["ftp://localhost/", "file:///etc/passwd", "data:text/plain,x", "localhost"]) {
    expect(() => new HostGuard().admit(url)).toThrow(/only http|it is no URL/);
  }
});

test("a name passes exactly if all its addresses are loopback or it was allowed itself", async () => {
  const found = fc
    .array(fc.oneof(loopback, elsewhere), { minLength: 1, maxLength: 4 })
    .map((each) => each.map((bytes) => ({ address: bytes.join("."), family: 4 })));
  const allowed = fc.constantFrom<readonly string[]>([], ["Portal.Example."], ["other.example"]);
  await fc.assert(
    fc.asyncProperty(found, allowed, async (addresses, names) => {
      const guard = new HostGuard({ allowed: names, resolve: async () => addresses });
      const passes = await guard.addresses("portal.example").then(
        () => true,
        () => false,
      );
      const near = addresses.every(({ address }) => address.startsWith("127."));
      expect(passes).toBe(near || names[0] === "Portal.Example.");
    }),
  );
});

test("allowing an address does not allow the names that resolve to it", async () => {
  const resolve = async () => [{ address: "10.77.0.2", family: 4 }];
  const guard = new HostGuard({ allowed: ["10.77.0.2"], resolve });
  await expect(guard.addresses("portal.example")).rejects.toThrow(/resolves to 10\.77\.0\.2/);
});

test("the look-up of an admitted URL fails on a name that leads away", async () => {
  const resolve = async (name: string) => [
    { address: name === "near.example" ? "127.0.0.1" : "192.0.2.1", family: 4 },
  ];
  const { lookup } = new HostGuard({ resolve }).admit("https://near.example");
  const looked = (name: string, all: boolean) =>
    new Promise((settle) => lookup(name, { all }, (error, found) => settle(error ?? found)));
  expect(await looked("near.example", false)).toBe("127.0.0.1");
  expect(await looked("near.example", true)).toEqual([{ address: "127.0.0.1", family: 4 }]);
  expect(await looked("far.example", true)).toMatchObject({ name: "HostRefused" });
});

test("an allowed host is one plain host", () => {
  for (const host of ["", "a:80", "a/b", "u@a", "*.example", "a b", "[::1]:80"]) {
    expect(() => new HostGuard({ allowed: [host] })).toThrow(/one name or address/);
  }
});

function whole(bytes: readonly number[]): number {
  const sum = bytes.reduce((before, byte) => before * 256 + byte, 0);
  // The spellings above must mean what they say.
  if (bytes.length === 4 && !isIPv4(bytes.join("."))) throw new RangeError(bytes.join("."));
  return sum;
}
