import fc from "fast-check";
import { expect, test } from "vitest";
import type { InstrumentBasis, ResolvedInstrument } from "../resolved/index.ts";
import { bindingInstrument } from "./binding-instrument.ts";

const state = fc.constantFrom("XA", "XB", "XC", "XD");
const instant = fc.nat(20);

function instrument(
  id: string,
  basis: InstrumentBasis,
  bound_from: Record<string, number>,
): ResolvedInstrument {
  return { id, basis, title: id, assumed: false, bound_from };
}

const instrumentsArbitrary = fc
  .array(fc.dictionary(state, instant, { noNullPrototype: true }), { maxLength: 4 })
  .map((list) => list.map((boundFrom, n) => instrument(`i${n}`, "UNCC", boundFrom)));

test("a State that signed and did not join is bound by nothing", () => {
  const convention = instrument("convention", "UNCC", { XA: 0, XB: 0 });
  expect(bindingInstrument([convention], "XA", "XC", 1_000)).toBeNull();
  expect(bindingInstrument([convention], "XC", "XA", 1_000)).toBeNull();
  expect(bindingInstrument([convention], "XA", "XB", 1_000)).toBe(convention);
});

test("a link opens at the very instant that the later of the two is bound", () => {
  const convention = instrument("convention", "UNCC", { XA: 10, XB: 20 });
  expect(bindingInstrument([convention], "XA", "XB", 19)).toBeNull();
  expect(bindingInstrument([convention], "XA", "XB", 20)).toBe(convention);
});

test("of several the first in order binds", () => {
  const preferred = instrument("preferred", "UNCC", { XA: 50, XB: 50 });
  const older = instrument("older", "BUDAPEST", { XA: 0, XB: 0 });
  expect(bindingInstrument([preferred, older], "XA", "XB", 49)).toBe(older);
  expect(bindingInstrument([preferred, older], "XA", "XB", 50)).toBe(preferred);
  expect(bindingInstrument([older, preferred], "XA", "XB", 50)).toBe(older);
});

test("the instrument found binds both, none before it does, and the sides may be exchanged", () => {
  fc.assert(
    fc.property(instrumentsArbitrary, state, state, instant, (instruments, a, b, at) => {
      const found = bindingInstrument(instruments, a, b, at);
      const binding = instruments.filter(({ bound_from }) =>
        [a, b].every((one) => (bound_from[one] ?? Infinity) <= at),
      );
      expect(found).toBe(binding[0] ?? null);
      expect(bindingInstrument(instruments, b, a, at)).toBe(found);
    }),
  );
});

test("a pair once linked stays linked", () => {
  fc.assert(
    fc.property(
      instrumentsArbitrary,
      state,
      state,
      instant,
      instant,
      (instruments, a, b, at, d) => {
        if (bindingInstrument(instruments, a, b, at) !== null) {
          expect(bindingInstrument(instruments, a, b, at + d)).not.toBeNull();
        }
      },
    ),
  );
});
