import { testingSealingKey, testingSigningKey } from "../testing/testing-keys.ts";
import { signEntry, signRegister, signRegisterKeys } from "../trust/index.ts";
import type { Register, RegisterKeys } from "../trust/index.ts";

/** The instant from which the samples are valid: 2027-01-01T00:00:00Z. */
export const SAMPLES_BEGIN = 1_798_761_600_000;

/** A register of one State, signed by a testing key. */
export function sampleRegister(): Register {
  return signRegister(
    {
      format: "contactpoint-register/1",
      exercise: {
        scenario: "first-night",
        content_hash: "0".repeat(64),
        seed: 1,
        marking: "EXERCISE EXERCISE EXERCISE",
        started_at: SAMPLES_BEGIN,
        rate: 1,
      },
      version: 1,
      issued_at: SAMPLES_BEGIN,
      ...VALID,
      previous_digest: null,
      entries: [
        signEntry(
          {
            state: "XA",
            name: "Contact point of XA",
            languages: ["en", "fr"],
            hours: "always",
            endpoint: "wss://127.0.0.1:4101",
            channels: ["/channels/email", "/channels/phone"],
            seal_key: testingSealingKey("XA").public.raw,
            tls_sha256: "0123456789abcdef".repeat(4),
            ...VALID,
          },
          testingSigningKey("XA"),
        ),
      ],
    },
    testingSigningKey("register"),
  );
}

/** The root's statement that the key above may sign registers. */
export function sampleRegisterKeys(): RegisterKeys {
  return signRegisterKeys(
    {
      format: "contactpoint-register-keys/1",
      version: 1,
      issued_at: SAMPLES_BEGIN,
      valid_until: VALID.valid_until,
      keys: [{ sign_key: testingSigningKey("register").verify.raw, ...VALID }],
      revoked: [],
    },
    testingSigningKey("root"),
  );
}

const VALID = { valid_from: SAMPLES_BEGIN, valid_until: SAMPLES_BEGIN + 30 * 86_400_000 };
