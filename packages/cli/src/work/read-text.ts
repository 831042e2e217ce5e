import { readFileSync } from "node:fs";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";

/**
 * The text of an input file. One in another encoding is refused: read leniently it would lose letters.
 *
 * @param otherwise what to do about a file that is not in UTF-8
 * @throws Failure 65 if it cannot be read or is no text in UTF-8
 */
export function readText(path: string, otherwise = "save it as UTF-8"): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new Failure(EXIT.badInput, `${path} cannot be read: ${(error as Error).message}`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Failure(EXIT.badInput, `${path} is no text in UTF-8; ${otherwise}`);
  }
}
