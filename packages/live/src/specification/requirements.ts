import { CASE_REQUIREMENTS } from "./case-requirements.ts";
import { CONNECTION_REQUIREMENTS } from "./connection-requirements.ts";
import { DELIVERY_REQUIREMENTS } from "./delivery-requirements.ts";
import type { Requirement } from "./requirement.ts";
import { TRUST_REQUIREMENTS } from "./trust-requirements.ts";

/** Every requirement of docs/protocol.md. */
export const REQUIREMENTS: readonly Requirement[] = [
  ...CONNECTION_REQUIREMENTS,
  ...TRUST_REQUIREMENTS,
  ...DELIVERY_REQUIREMENTS,
  ...CASE_REQUIREMENTS,
];
