import {
  type InstrumentBasis,
  missingItems,
  type RequestForm,
  type RequestItem,
  type Urgency,
} from "@contactpoint/protocol";
import type { RequestMessage } from "@contactpoint/protocol/messages";
import { type ReadStatement, readStatement } from "./read-statement.ts";

/** What a requested side learns from a request. */
export interface ReadRequest extends ReadStatement {
  readonly form: RequestForm;
  readonly urgency: Urgency;
  /** Items that a request of this form must state on this basis and does not, in the form's order. */
  readonly missing: readonly RequestItem[];
}

export function readRequest(message: RequestMessage, basis: InstrumentBasis): ReadRequest {
  const { form, urgency } = message;
  return { form, urgency, missing: missingItems(message, basis), ...readStatement(message) };
}
