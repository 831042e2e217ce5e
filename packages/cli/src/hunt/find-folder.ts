import { existsSync, lstatSync, readdirSync, realpathSync } from "node:fs";
import { resolve } from "node:path";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";

/**
 * The folder for what a hunt finds, symbolic links resolved. It is made only when something was
 * found, and may hold what hunts before it found.
 *
 * @throws Failure 73 if the place holds anything else
 */
export function findFolder(path: string): string {
  const folder = existsSync(path) ? realpathSync(path) : resolve(path);
  if (!existsSync(folder)) return folder;
  if (!lstatSync(folder).isDirectory()) throw new Failure(EXIT.occupied, `${path} is not a folder`);
  const strange = readdirSync(folder).find((name) => !FOUND.test(name));
  if (strange === undefined) return folder;
  throw new Failure(EXIT.occupied, `${path} holds ${strange}, which no hunt has left there`);
}

const FOUND = /^found-[sln]\d{2}\.(yaml|journal\.jsonl|svg|itf\.json|shiviz\.log)$/;
