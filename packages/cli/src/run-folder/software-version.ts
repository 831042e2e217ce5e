import { readFileSync } from "node:fs";

/** The version of this program. */
export function softwareVersion(): string {
  const own: unknown = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  );
  if (typeof own !== "object" || own === null || !("version" in own)) {
    throw new TypeError("package.json of the command line has no version");
  }
  return String(own.version);
}
