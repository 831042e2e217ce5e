import fc from "fast-check";
import { orderId, type PortalOrder } from "../providers/order-schemas.ts";

/** Orders of few requests, so that they meet one another; States that the sample book knows. */
export function orderArbitrary(): fc.Arbitrary<PortalOrder> {
  return fc
    .record(
      {
        request: fc.constantFrom("everyday/XA/1", "everyday/XA/1/c1", "Präfektur 50 % #?"),
        item: fc.nat({ max: 2 }),
        attempt: fc.nat({ max: 2 }),
        ordering_state: fc.constantFrom("XA", "XB", "XC"),
        urgency: fc.constantFrom("emergency", "urgent", "routine"),
        measure: fc.constantFrom("preserve", "disclose"),
        data_class: fc.constantFrom("subscriber", "traffic", "content"),
        identifiers: fc.array(
          fc.record({ kind: fc.constant("account"), value: shortText() }, RECORD),
          { minLength: 1, maxLength: 3 },
        ),
        legal_basis: fc.constantFrom("UN-42", "BC-29"),
        confidential: fc.boolean(),
        marking: fc.constantFrom("EXERCISE", "— EXERCISE ONLY —"),
      },
      RECORD,
    )
    .map((order) => ({ order: orderId(order.request, order.item, order.attempt), ...order }));
}

/** Orders with one field spoilt, missing or new; some of the changes are harmless. */
export function spoiltOrderArbitrary(): fc.Arbitrary<unknown> {
  const wrong = fc.oneof(
    fc.constantFrom<unknown>("", null, -1, 1.5, [], {}, true, "XZ", "a drill", "x".repeat(501)),
    fc.jsonValue(),
  );
  return fc
    .tuple(orderArbitrary(), fc.constantFrom(...FIELDS), fc.option(wrong, { nil: undefined }))
    .map(([order, field, value]) => JSON.parse(JSON.stringify({ ...order, [field]: value })));
}

const RECORD = { noNullPrototype: true } as const;

const FIELDS = [
  "order",
  "request",
  "item",
  "attempt",
  "ordering_state",
  "urgency",
  "measure",
  "data_class",
  "identifiers",
  "legal_basis",
  "confidential",
  "marking",
  "another",
  "__proto__",
] as const;

function shortText(): fc.Arbitrary<string> {
  return fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" });
}
