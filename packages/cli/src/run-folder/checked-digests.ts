import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { JournalDigester, sha256 } from "./digest.ts";
import type { JournalDigests } from "./digest.ts";
import { fileChunks } from "./journal-reader.ts";
import type { RunFolder } from "./open-run-folder.ts";

/**
 * The digests of a journal that is the one written, as are the other files.
 *
 * @throws Failure 1 naming every file that differs; one that is missing can be made again
 */
export function checkedDigests(folder: string, { manifest, journal }: RunFolder): JournalDigests {
  const digester = new JournalDigester();
  for (const chunk of fileChunks(journal)) digester.update(chunk);
  const digests = digester.digests();
  const changed = Object.entries(manifest.files)
    .filter(
      ([name, digest]) =>
        existsSync(join(folder, name)) && sha256(readFileSync(join(folder, name))) !== digest,
    )
    .map(([name]) => name);
  if (
    digests.journal_sha256 !== manifest.journal_sha256 ||
    digests.trace_sha256 !== manifest.trace_sha256
  ) {
    changed.unshift("journal.jsonl");
  }
  if (changed.length === 0) return digests;
  const names = changed.join(", ");
  throw new Failure(
    EXIT.finding,
    `different: ${names} in ${folder}: not what manifest.json says was written; nothing is changed`,
  );
}
