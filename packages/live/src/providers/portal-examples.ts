import { instantOfCivil, MINUTE } from "@contactpoint/engine";
import type { OrderReceipt, OrderStatus, PortalOrder } from "./order-schemas.ts";

const ORDERED_AT = instantOfCivil(2027, 3, 1);

const ORDER: PortalOrder = {
  order: "everyday/XA/17/0/0",
  request: "everyday/XA/17",
  item: 0,
  attempt: 0,
  ordering_state: "XB",
  urgency: "urgent",
  measure: "preserve",
  data_class: "traffic",
  identifiers: [
    { kind: "account", value: "someone@mailhaven.example" },
    { kind: "ip-address", address: "192.0.2.7", at: "2027-02-28T23:10:05", zone: "+01:00" },
  ],
  legal_basis: "UN-42",
  confidential: true,
  marking: "EXERCISE EXERCISE EXERCISE",
};

const RECEIPT: OrderReceipt = {
  order: ORDER.order,
  state: "pending",
  answer_expected_at: ORDERED_AT + 90 * MINUTE,
};

const STATUSES = {
  pending: RECEIPT,
  preserved: {
    order: ORDER.order,
    state: "answered",
    answer: "preserved",
    reference: "MH-2027-000412",
    preserved_at: ORDERED_AT + 85 * MINUTE,
    scope: "traffic data of the account from 2026-12-01",
  },
  elsewhere: {
    order: ORDER.order,
    state: "answered",
    answer: "elsewhere",
    next_provider: "cloudbarn",
    next_state: "XC",
  },
  "not-held": { order: ORDER.order, state: "answered", answer: "not-held" },
} satisfies Readonly<Record<string, OrderStatus>>;

/** One order and what becomes of it, as the portal's document shows it. */
export const PORTAL_EXAMPLES = { order: ORDER, receipt: RECEIPT, statuses: STATUSES };
