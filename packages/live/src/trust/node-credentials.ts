import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as z from "zod";

import { importSealingKey, importSigningKey } from "../wire/index.ts";
import type { NodeKeys } from "./exercise-credentials.ts";
import { readSecret } from "./private-files.ts";
import { rawKey, stateId } from "./register-field.ts";
import { registerKeysSchema, registerSchema } from "./register.ts";
import type { Register, RegisterKeys } from "./register.ts";
import type { TlsCredentials } from "./tls-context.ts";

const place = z.strictObject({
  format: z.literal("contactpoint-node/1"),
  state: stateId,
  /** The root's public key, which this node trusts. */
  root: rawKey,
  secretariat: z.url(),
  listen: z.strictObject({ host: z.string(), port: z.int().min(0).max(65_535) }),
});

/** Who a node is and where it and the secretariat are found. */
export type NodePlace = z.infer<typeof place>;

/** All that a node is given. */
export interface NodeCredentials extends NodeKeys, Omit<NodePlace, "format" | "state"> {
  readonly tls: TlsCredentials;
  /** Copies to begin with, to be taken through a RegisterBook like any other. */
  readonly keys: RegisterKeys;
  readonly register: Register;
}

/**
 * Reads a node's folder.
 *
 * @throws if a file is missing, malformed, or a secret that others may read
 */
export function readNodeCredentials(folder: string): NodeCredentials {
  const text = (name: string): string => readFileSync(join(folder, name), "utf8");
  const secret = (name: string): string => readSecret(join(folder, name)).trim();
  const { format: _, ...node } = place.parse(JSON.parse(text("node.json")));
  return {
    ...node,
    signing: importSigningKey(secret("sign.key")),
    sealing: importSealingKey(secret("seal.key")),
    tls: {
      key: secret("tls.key.pem"),
      certificate: text("tls.pem"),
      authority: text("authority.pem"),
      revoked: text("revoked.pem"),
    },
    keys: registerKeysSchema.parse(JSON.parse(text("register-keys.json"))),
    register: registerSchema.parse(JSON.parse(text("register.json"))),
  };
}
