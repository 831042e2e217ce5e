import type { UnreadFile } from "../edge/scenario-folder.ts";
import type { Problem } from "./problem.ts";

const REASONS = {
  missing: "there is no such file",
  outside: "the file is a link that leads out of the scenario's folder",
  unreadable: "the file cannot be read",
  "a folder": "it is a folder, not a file",
  "no text": "the file is no text in UTF-8",
} as const;

/** Why a file could not be read, told where it is named. */
export function readError(name: string, { reason }: UnreadFile): string {
  return `cannot read ${name}: ${REASONS[reason]}`;
}

/** What to do about it, if that is plain. `name` is the file's path as it is named. */
export function readHint(name: string, unread: UnreadFile): string | undefined {
  if (unread.reason === "a folder")
    return `name a file in it, such as ${name.replace(/\/+$/, "")}/….yaml`;
  return unread.reason === "no text" ? "save the file as UTF-8" : undefined;
}

/** Why a file could not be read, told at the place in itself: that of the first byte that is no text. */
export function unreadProblem(file: string, name: string, unread: UnreadFile): Problem {
  const hint = readHint(name, unread);
  return {
    file,
    ...(unread.reason === "no text" ? unread.at : { line: 1, column: 1 }),
    path: "",
    message: readError(name, unread),
    ...(hint === undefined ? {} : { hint }),
  };
}
