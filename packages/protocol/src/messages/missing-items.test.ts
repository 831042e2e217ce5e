import fc from "fast-check";
import { expect, test } from "vitest";
import { INSTRUMENT_RULES } from "../law/instruments.ts";
import type { InstrumentBasis } from "../resolved/index.ts";
import { messageArbitrary } from "../testing/message-arbitrary.ts";
import { completeItemsArbitrary, dataItemArbitrary } from "../testing/stated-items-arbitrary.ts";
import { missingItems, requiredItems } from "./missing-items.ts";
import { REQUEST_ITEMS } from "./request-item.ts";

const basisArbitrary = fc.constantFrom<InstrumentBasis>("UNCC", "BUDAPEST", "BUDAPEST-2AP");
const formArbitrary = fc.constantFrom(
  "preservation",
  "location-query",
  "emergency-disclosure",
  "ping",
);

test("a complete request misses nothing", () => {
  fc.assert(
    fc.property(completeItemsArbitrary(), formArbitrary, basisArbitrary, (items, form, basis) => {
      expect(missingItems({ ...items, form }, basis)).toEqual([]);
    }),
  );
});

test("each item left out of a preservation request is found, alone", () => {
  for (const { id, field } of REQUEST_ITEMS) {
    fc.assert(
      fc.property(completeItemsArbitrary(), basisArbitrary, (items, basis) => {
        const { [field]: _, ...rest } = items;
        const expected = INSTRUMENT_RULES[basis].items.includes(id) ? [id] : [];
        expect(missingItems({ ...rest, form: "preservation" }, basis)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  }
});

test("what is missing is what is required and not stated", () => {
  fc.assert(
    fc.property(messageArbitrary("request"), basisArbitrary, (request, basis) => {
      const absent = REQUEST_ITEMS.filter(({ field }) => request[field] === undefined);
      expect(missingItems(request, basis)).toEqual(
        absent.map(({ id }) => id).filter((id) => requiredItems(request.form, basis).includes(id)),
      );
    }),
  );
});

test("an address at a time without a zone leaves the data unstated", () => {
  const zoneless = dataItemArbitrary(null).filter(({ identifiers }) =>
    identifiers.some(({ kind }) => kind === "ip-address"),
  );
  fc.assert(
    fc.property(completeItemsArbitrary(), zoneless, basisArbitrary, (items, item, basis) => {
      const data = { ...items.data, items: [...items.data.items, item] };
      expect(missingItems({ ...items, data, form: "preservation" }, basis)).toEqual(["data"]);
    }),
  );
});

test("a ping states nothing, and an emergency disclosure no intended assistance", () => {
  expect(requiredItems("ping", "UNCC")).toEqual([]);
  expect(requiredItems("emergency-disclosure", "UNCC")).not.toContain("intended-assistance");
  expect(requiredItems("emergency-disclosure", "UNCC")).toHaveLength(6);
});

test("the items go by the letters of the article, in order", () => {
  expect(REQUEST_ITEMS.map(({ letter }) => letter).join("")).toBe("abcdefg");
});
