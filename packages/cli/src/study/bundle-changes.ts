import type { StudyBundle } from "@contactpoint/study";

import { sha256 } from "../run-folder/digest.ts";

const VERSION_NAMES: Readonly<Record<keyof StudyBundle["versions"], string>> = {
  software: "contactpoint",
  node: "Node.js",
  tz: "the time-zone data",
  holidays: "the holiday data",
};

/** What became of a study since: a phrase for each file and version, none if it is the same. */
export function bundleChanges(before: StudyBundle, now: StudyBundle): string[] {
  const names = [...new Set([...Object.keys(before.files), ...Object.keys(now.files)])].toSorted();
  const files = names.flatMap((name) => {
    const [one, other] = [before.files[name], now.files[name]];
    if (one === undefined) return [`${name} was added`];
    if (other === undefined) return [`${name} is no longer read`];
    return sha256(one) === sha256(other) ? [] : [`${name} was changed`];
  });
  const keys = Object.keys(VERSION_NAMES) as (keyof StudyBundle["versions"])[];
  const versions = keys.flatMap((key) =>
    before.versions[key] === now.versions[key]
      ? []
      : [`${VERSION_NAMES[key]} was ${before.versions[key]} and is ${now.versions[key]}`],
  );
  return [...files, ...versions];
}
