import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname } from "node:path";

import { PROTOCOL_VERSION } from "@contactpoint/protocol";
import { NodeStore, StoreError } from "@contactpoint/live/store";
import type { StoreFault } from "@contactpoint/live/store";

import { EXIT } from "../exit/exit-code.ts";
import type { ExitCode } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { makeFolder } from "../run-folder/make-folder.ts";
import type { ScenarioSource } from "../work/read-source.ts";
import type { OperatorOptions } from "./operator-options.ts";

export interface OpenedStore {
  readonly store: NodeStore;
  /** 32 bytes that belong to the store and stand beside it. */
  readonly secret: Uint8Array;
}

/** Opens a store that stays, or begins one: FILE, FILE.keys and the key file FILE.key. */
export function openStore(
  file: string,
  source: ScenarioSource,
  { durability }: Pick<OperatorOptions, "durability">,
): OpenedStore {
  makeFolder(dirname(file));
  const kek = keyFileOf(file);
  const store = opened(file, source, { file: kek }, durability);
  return { store, secret: Buffer.from(readFileSync(kek, "utf8").trim(), "base64url") };
}

/** A store whose key is kept in memory alone: nobody can read it when the process has ended. */
export function openScratchStore(
  file: string,
  source: ScenarioSource,
  { durability }: Pick<OperatorOptions, "durability">,
): OpenedStore {
  const secret = randomBytes(32);
  return { store: opened(file, source, secret, durability), secret };
}

/** Where the key-encryption key of a store stands. */
export function keyFileOf(store: string): string {
  return `${store}.key`;
}

/** The foreseen end that an error of a store means, or undefined if it is none. */
export function storeFailure(error: unknown): Failure | undefined {
  if (!(error instanceof StoreError)) return undefined;
  const { message, fault } = error;
  return new Failure(
    CODES[fault],
    fault === "other-run" ? `${message}; name another --store` : message,
    { cause: error },
  );
}

const CODES: Readonly<Record<StoreFault, ExitCode>> = {
  missing: EXIT.badInput,
  foreign: EXIT.occupied,
  newer: EXIT.badInput,
  "other-run": EXIT.occupied,
  keys: EXIT.badInput,
  locked: EXIT.occupied,
  full: EXIT.disk,
  disk: EXIT.disk,
  damaged: EXIT.badInput,
  refused: EXIT.internalFault,
};

function opened(
  file: string,
  { scenario, contentHash }: ScenarioSource,
  kek: { readonly file: string } | Uint8Array,
  synchronous: OperatorOptions["durability"],
): NodeStore {
  const run = { content_hash: contentHash, seed: scenario.seed, protocol: PROTOCOL_VERSION };
  try {
    return NodeStore.open(file, { run, kek, synchronous });
  } catch (error) {
    throw storeFailure(error) ?? error;
  }
}
