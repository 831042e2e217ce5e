import { wrapped } from "../screen/wrapped.ts";
import { EXIT } from "./exit-code.ts";
import type { Failure } from "./failure.ts";

/**
 * What a failure says on the terminal. A wrong command line and a service that is not to be had are
 * filled into lines of 80 columns; what names a place in a file stays in one line, because other tools
 * read it.
 */
export function failureText({ code, message }: Pick<Failure, "code" | "message">): string {
  const text = `contactpoint: ${message}`;
  return code === EXIT.usage || code === EXIT.unavailable ? usageText(text) : text;
}

/** Lines of a message on the command line, filled. */
export function usageText(text: string): string {
  return text
    .split("\n")
    .map((line) => wrapped(line, "", "  "))
    .join("\n");
}
