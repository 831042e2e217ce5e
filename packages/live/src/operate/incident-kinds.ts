/** What points at an attack or at a fault of another party. A label of a metric, so a closed list. */
export const INCIDENT_KINDS = [
  { name: "stranger", help: "Somebody who is not in the register tried to connect." },
  { name: "handshake-forged", help: "A peer could not prove the key that the register states." },
  { name: "hop-forged", help: "A frame named another sender than the peer of its link." },
  { name: "author-forged", help: "A message was signed by another than its author." },
  { name: "signature-invalid", help: "A signature does not fit what it stands under." },
  { name: "request-id-reused", help: "A reference came again with other content." },
  {
    name: "not-permitted",
    help: "A peer asked for something about a request that is not its own.",
  },
  { name: "malformed-frame", help: "A frame was no well-formed frame of this protocol." },
  { name: "oversize-frame", help: "A frame was larger than allowed." },
  { name: "flood", help: "A peer sent far more than allowed." },
  { name: "slow-reader", help: "A peer did not read what it was sent." },
  { name: "half-open", help: "A peer fell silent without closing its link." },
  { name: "register-rollback", help: "An older register was offered." },
  { name: "register-equivocation", help: "Two registers of one version differ." },
  { name: "register-forged", help: "A register or an entry carries no valid signature." },
  { name: "key-not-countersigned", help: "A changed key was not signed by the key before it." },
  { name: "certificate-refused", help: "A TLS certificate is unknown, expired or revoked." },
  { name: "provider-malformed", help: "An order portal gave an answer that fits no schema." },
] as const;

export type IncidentKind = (typeof INCIDENT_KINDS)[number]["name"];
