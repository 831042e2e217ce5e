import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";

import { KEY_BYTES } from "./sealed-bytes.ts";
import type { RandomBytes } from "./sealed-bytes.ts";
import { asStoreError, StoreError } from "./store-error.ts";

/**
 * The key-encryption key in a file: 32 bytes as base64url and a line end.
 *
 * @throws StoreError if it is missing, is no key, or anyone but its owner may read or write it
 */
export function readKeyFile(file: string): Uint8Array {
  try {
    const handle = openSync(file, "r");
    try {
      const mode = fstatSync(handle).mode & 0o777;
      if ((mode & 0o077) !== 0) {
        const octal = mode.toString(8).padStart(4, "0");
        throw new StoreError("keys", file, `others may use this key (mode ${octal}); make it 0600`);
      }
      const text = readFileSync(handle, "utf8").trim();
      const key = Buffer.from(text, "base64url");
      if (key.length !== KEY_BYTES || key.toString("base64url") !== text)
        throw new StoreError("keys", file, "is no key: 43 characters of base64url are needed");
      return key;
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw asStoreError(file, error);
  }
}

/**
 * Makes a key file with mode 0600, whole or not at all, also if the process dies meanwhile. A file
 * that is there already is left alone.
 *
 * @throws StoreError
 */
export function makeKeyFile(file: string, random: RandomBytes): void {
  const key = Buffer.from(random(KEY_BYTES)).toString("base64url");
  const draft = `${file}.${Buffer.from(random(6)).toString("hex")}.new`;
  try {
    writeFileSync(draft, `${key}\n`, { mode: 0o600, flag: "wx", flush: true });
    try {
      linkSync(draft, file);
    } finally {
      rmSync(draft);
    }
    flushFolder(dirname(file));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return;
    throw asStoreError(file, error);
  }
}

/** A new name in a folder outlasts a loss of power only after this. */
function flushFolder(folder: string): void {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
