import fc from "fast-check";
import { expect, test } from "vitest";

import type { ListedParties } from "./listed-parties.ts";
import { states } from "../states/states.ts";
import { readText } from "../testing/index.ts";

const REAL = { real_states: true, import_states: { select: ["all"] } };
const FICTITIOUS = { states: { XF: { zone: "UTC", count: 80 } } };

function read(world: object, parties: ListedParties, seed = 1) {
  return readText({
    format: "contactpoint/1",
    id: "joiners",
    version: "1.0.0",
    title: "Joiners",
    marking: "EXERCISE",
    seed,
    clock: { start: "2027-01-01T00:00:00Z", duration: "P2D" },
    rosters: { default: { shifts: [{ id: "day", from: "08:00", to: "20:00" }] } },
    ...world,
    instruments: {
      convention: { basis: "UNCC", parties, in_force_from: "2027-01-01", assumed: true },
    },
  });
}

function bound(world: object, parties: ListedParties, seed?: number): string[] {
  return Object.keys(read(world, parties, seed).instruments[0]?.bound_from ?? {});
}

const hypothetical = (parties: ListedParties): string | undefined =>
  read(REAL, parties).parameters.find(({ path }) => path.endsWith("parties.joined"))?.value;

const SIGNED = states().filter(({ uncc_signed }) => uncc_signed !== null);

test.each([40, 60, 100, 150])("%i States have joined, those that signed first", (joined) => {
  const members = bound(REAL, { data: "uncc-signatories", joined });
  expect(members).toHaveLength(joined);
  const actual = members.filter((id) => SIGNED.some(({ iso2 }) => iso2 === id));
  expect(actual).toHaveLength(Math.min(joined, SIGNED.length));
  const rest = Math.max(0, joined - SIGNED.length);
  const said = hypothetical({ data: "uncc-signatories", joined });
  if (rest === 0) expect(said).toBeUndefined();
  else expect(said).toMatch(new RegExp(`^${rest} hypothetical: `));
});

test("Whoever signed first has joined before those that signed later", () => {
  const dayOf = (id: string): string => SIGNED.find(({ iso2 }) => iso2 === id)?.uncc_signed ?? "~";
  const members = bound(REAL, { data: "uncc-signatories", joined: 70 });
  const latest = members.map(dayOf).toSorted().at(-1) ?? "";
  const others = SIGNED.filter(({ iso2 }) => !members.includes(iso2));
  for (const { iso2 } of others) expect(dayOf(iso2) >= latest).toBe(true);
});

test("Whoever has joined among few has joined among more, and another seed draws others", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 80 }), (a, b) => {
      const fewer = bound(FICTITIOUS, { joined: Math.min(a, b) });
      const more = new Set(bound(FICTITIOUS, { joined: Math.max(a, b) }));
      expect(fewer.every((id) => more.has(id))).toBe(true);
    }),
    { numRuns: 6 },
  );
  expect(bound(FICTITIOUS, { joined: 20 }, 2)).not.toEqual(bound(FICTITIOUS, { joined: 20 }));
});

test("A hub that is nobody's own serves whoever has joined, and counts as nobody", () => {
  const world = { states: { ...FICTITIOUS.states, XH: { zone: "UTC", relays_only: true } } };
  const members = bound(world, { joined: 5 });
  expect(members).toHaveLength(6);
  expect(members).toContain("XH");
});
