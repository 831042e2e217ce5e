import type { IncidentKind } from "@contactpoint/live/operate";
import type { ProtocolErrorName } from "@contactpoint/protocol";

/** Frames that a node refuses for these reasons point at an attack or a fault of their sender. */
export const REJECTION_INCIDENTS: Readonly<Partial<Record<ProtocolErrorName, IncidentKind>>> = {
  malformed: "malformed-frame",
  "not-json": "malformed-frame",
  "too-complex": "malformed-frame",
  "forbidden-key": "malformed-frame",
  "unknown-kind": "malformed-frame",
  oversize: "oversize-frame",
  "sender-not-registered": "stranger",
  "signature-invalid": "signature-invalid",
  "author-not-sender": "author-forged",
  "not-the-requester": "not-permitted",
  "hop-forged": "hop-forged",
  "hop-signature-invalid": "hop-forged",
  "seal-invalid": "signature-invalid",
  "request-id-reused": "request-id-reused",
};
