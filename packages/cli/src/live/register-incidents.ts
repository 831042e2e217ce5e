import type { IncidentKind } from "@contactpoint/live/operate";
import type { RegisterRefusalName } from "@contactpoint/live/trust";

/** Refusals of a register that point at an attack; the others are mistakes or a clock that is off. */
export const REGISTER_INCIDENTS: Readonly<Partial<Record<RegisterRefusalName, IncidentKind>>> = {
  "wrong-root": "register-forged",
  "key-not-allowed": "register-forged",
  "key-revoked": "register-forged",
  "signature-invalid": "register-forged",
  "history-broken": "register-forged",
  "entry-tampered": "register-forged",
  rollback: "register-rollback",
  "entry-rolled-back": "register-rollback",
  equivocation: "register-equivocation",
  "key-not-continued": "key-not-countersigned",
};
