import fc from "fast-check";
import type { DataItem } from "../messages/data-item.ts";
import type { StatedItems } from "../messages/stated-items.ts";

/** A line of text as people write it, never empty. */
export const textArbitrary: fc.Arbitrary<string> = fc.string({ minLength: 1, maxLength: 20 });

export const instantArbitrary: fc.Arbitrary<number> = fc.integer({
  min: 0,
  max: 4_102_444_800_000,
});

/** Items (a) to (g), all stated and with every address time in a zone. */
export function completeItemsArbitrary(): fc.Arbitrary<Required<StatedItems>> {
  return fc.record(
    {
      authority: authority(),
      offence: record(
        { offence: textArbitrary, provisions: fc.array(textArbitrary), facts: textArbitrary },
        { case_status: textArbitrary },
      ),
      data: fc.record(
        {
          items: fc.array(dataItemArbitrary("Z"), { minLength: 1, maxLength: 3 }),
          relation_to_offence: textArbitrary,
        },
        RECORD,
      ),
      location: fc.record(
        { custodian: fc.option(textArbitrary), location: fc.option(textArbitrary) },
        RECORD,
      ),
      necessity: fc.record({ reasons: textArbitrary }, RECORD),
      intended_assistance: record({ authority: textArbitrary }, { expected_by: instantArbitrary }),
      confidentiality: fc.record(
        { keep_confidential: fc.boolean(), notify_user: fc.boolean() },
        RECORD,
      ),
    },
    RECORD,
  );
}

/** Items as they come: any may be absent. */
export function statedItemsArbitrary(): fc.Arbitrary<StatedItems> {
  return fc
    .tuple(completeItemsArbitrary(), fc.uint8Array({ minLength: 7, maxLength: 7, max: 3 }))
    .map(([items, dice]) =>
      Object.fromEntries(Object.entries(items).filter((_, index) => dice[index] !== 0)),
    );
}

/** One thing to preserve, whose address times stand in `zone` (null: left open). */
export function dataItemArbitrary(zone: string | null): fc.Arbitrary<DataItem> {
  return record(
    {
      provider: textArbitrary,
      data_class: fc.constantFrom("subscriber", "traffic", "content"),
      identifiers: fc.array(identifier(zone), { minLength: 1, maxLength: 3 }),
      stated_expiry: fc.option(instantArbitrary, { nil: null }),
    },
    { period: fc.record({ from: instantArbitrary, until: instantArbitrary }, RECORD) },
  );
}

function identifier(zone: string | null): fc.Arbitrary<DataItem["identifiers"][number]> {
  return fc.oneof(
    record(
      {
        kind: fc.constant("ip-address" as const),
        address: fc.oneof(fc.ipV4(), fc.constantFrom("2001:db8::1", "2001:db8:0:1::ab")),
        at: fc.constantFrom("2027-03-28T01:30", "2027-10-31T02:30:15"),
        zone: fc.constant(zone),
      },
      { port: fc.integer({ min: 0, max: 65_535 }) },
    ),
    fc.record({ kind: fc.constant("account" as const), value: textArbitrary }, RECORD),
    fc.record({ kind: fc.constant("url" as const), value: textArbitrary }, RECORD),
  );
}

function authority(): fc.Arbitrary<Required<StatedItems>["authority"]> {
  return record(
    { organisation: textArbitrary },
    {
      phone: textArbitrary,
      email: textArbitrary,
      time_zone: fc.constantFrom("Europe/Lisbon", "Asia/Kathmandu"),
      reply_by: fc.constantFrom("secure-channel", "email", "phone", "fax"),
      person_for_confirmation: record({ name: textArbitrary }, { mobile: textArbitrary }),
      investigating_authority: textArbitrary,
    },
  );
}

const RECORD = { noNullPrototype: true } as const;

type Fields = Record<string, fc.Arbitrary<unknown>>;

type Values<F extends Fields> = { [K in keyof F]: F[K] extends fc.Arbitrary<infer V> ? V : never };

/** A record of fields that are always there and fields that may be absent. */
export function record<A extends Fields, B extends Fields = Record<never, never>>(
  always: A,
  maybe?: B,
): fc.Arbitrary<Values<A> & Partial<Values<B>>> {
  const fields: Fields = { ...always, ...maybe };
  return fc.record(fields, { ...RECORD, requiredKeys: Object.keys(always) }) as fc.Arbitrary<
    Values<A> & Partial<Values<B>>
  >;
}
