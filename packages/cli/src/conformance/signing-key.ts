import { existsSync, readFileSync, writeFileSync } from "node:fs";

import {
  exportSigningKey,
  generateSigningKey,
  importSigningKey,
  type SigningKey,
} from "@contactpoint/live/wire";

import { EXIT } from "../exit/exit-code.ts";
import { Failure, diskFailure } from "../exit/failure.ts";

/**
 * The key in a file: 32 bytes in base64url, which is made if there is no such file. Without a file,
 * a key for this one report.
 *
 * @throws Failure 65 if the file holds something else, 74 if it cannot be written
 */
export function signingKey(file: string | undefined): SigningKey {
  if (file === undefined) return generateSigningKey();
  if (existsSync(file)) return readKey(file);
  const key = generateSigningKey();
  try {
    writeFileSync(file, `${exportSigningKey(key)}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    throw diskFailure(error) ?? error;
  }
  return key;
}

function readKey(file: string): SigningKey {
  try {
    return importSigningKey(readFileSync(file, "utf8").trim());
  } catch {
    throw new Failure(EXIT.badInput, `${file}:1:1 it holds no key of 32 bytes in base64url`);
  }
}
