import { existsSync, lstatSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import {
  type Conclusion,
  type Conformance,
  conformanceHtml,
  conformanceJunit,
  type SignedDocument,
} from "@contactpoint/testkit/conformance";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { makeFolder } from "../run-folder/make-folder.ts";

export interface ConformanceFolder {
  readonly path: string;
  write(conformance: Conformance, conclusion: Conclusion, document: SignedDocument): void;
}

/**
 * Where the reports go: an empty folder, or one that holds such reports, which are replaced.
 *
 * @throws Failure 73 if the place holds anything else
 */
export function conformanceFolder(path: string): ConformanceFolder {
  if (existsSync(path)) {
    if (!lstatSync(path).isDirectory()) throw new Failure(EXIT.occupied, `${path} is not a folder`);
    const names = readdirSync(path);
    if (names.length > 0 && !names.includes(DOCUMENT))
      throw new Failure(EXIT.occupied, `${path} is not empty and holds no conformance report`);
  }
  return {
    path,
    write: (conformance, conclusion, document) => {
      makeFolder(path);
      replace(path, "report.html", conformanceHtml(conformance, conclusion, document));
      replace(path, "junit.xml", conformanceJunit(document));
      replace(path, DOCUMENT, `${JSON.stringify(document, null, 2)}\n`);
    },
  };
}

const DOCUMENT = "conformance.json";

/** Whoever reads the file meanwhile sees the old one or the new one whole. */
function replace(folder: string, name: string, text: string): void {
  const beside = join(folder, `.${name}.new-${process.pid}`);
  writeFileSync(beside, text);
  renameSync(beside, join(folder, name));
}
