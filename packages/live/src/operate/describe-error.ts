import { constants } from "node:os";

/** A class of errors whose messages are written by this project and hold no case data. */
export type ErrorClass = abstract new (...parts: never[]) => Error;

/** What a log says of an error. */
export interface DescribedError {
  /** The class, by the name its code gives it; `not-an-error` if something else was thrown. */
  readonly name: string;
  /** A code of Node or of the operating system. */
  readonly code?: string;
  /** SQLite's extended result code. */
  readonly sqlite?: number;
  /** Only of classes known to say nothing of a case. */
  readonly message?: string;
  /** Places in the code, innermost first: file, line and column. */
  readonly places: readonly string[];
  readonly cause?: DescribedError;
}

/** More causes than this are a cycle. */
const CAUSES = 4;

/** Enough to find the place; a recursion is as well told by its top. */
const PLACES = 12;

/**
 * Class, code and places of whatever was thrown. The message of an error may quote what it was
 * about (a JSON text, a row, a form), so it is left out unless the error is of a class in `ours`.
 */
export function describeError(
  error: unknown,
  ours: readonly ErrorClass[],
  causes = CAUSES,
): DescribedError {
  if (!(error instanceof Error)) return { name: "not-an-error", places: [] };
  const code = codeOf(Reflect.get(error, "code"));
  const sqlite: unknown = Reflect.get(error, "errcode");
  const known = ours.some((one) => error instanceof one);
  return {
    name: nameOf(error),
    ...(code === undefined ? {} : { code }),
    ...(isResultCode(sqlite) ? { sqlite } : {}),
    ...(known ? { message: error.message } : {}),
    places: placesOf(error),
    ...(error.cause === undefined || causes === 0
      ? {}
      : { cause: describeError(error.cause, ours, causes - 1) }),
  };
}

/** `name` is a field that anybody can set; the class is code. */
function nameOf(error: Error): string {
  const prototype: unknown = Object.getPrototypeOf(error);
  const made: unknown = typeof prototype === "object" && prototype?.constructor;
  if (typeof made !== "function") return "Error";
  const isAbort = ["AbortError", "TimeoutError"].includes(error.name);
  return made.name === "DOMException" && isAbort ? error.name : made.name;
}

function codeOf(code: unknown): string | undefined {
  if (typeof code !== "string") return undefined;
  return /^ERR_[A-Z0-9_]{1,60}$/.test(code) || Object.hasOwn(constants.errno, code)
    ? code
    : undefined;
}

function isResultCode(code: unknown): code is number {
  return typeof code === "number" && Number.isInteger(code) && code >= 0 && code <= 0xffff;
}

/**
 * The stack begins with the message, of any number of lines, some of which may look like places. So
 * places are read only behind the message; if that has been changed since, there are none.
 */
function placesOf({ stack, message }: Error): string[] {
  if (typeof stack !== "string" || typeof message !== "string") return [];
  const lines = behind(stack, message)?.split("\n") ?? [];
  return lines
    .flatMap((line) => PLACE.exec(line)?.groups?.["place"] ?? [])
    .slice(0, PLACES)
    .map((place) => place.split("/").slice(-3).join("/"));
}

function behind(stack: string, message: string): string | undefined {
  if (message === "")
    return /^[^\n:]*\n(?<places>(\s+at [^\n]*\n?)*)$/.exec(stack)?.groups?.["places"];
  const start = stack.indexOf(message);
  const isHeader = start > 0 && /^[^\n]{1,120}: $/.test(stack.slice(0, start));
  const places = stack.slice(start + message.length);
  return isHeader && (places === "" || places.startsWith("\n    at ")) ? places : undefined;
}

const PLACE =
  /^ {4}at (?:[^()]* \()?(?<place>(?:file:\/\/|node:|\/)[\w@+./%-]+\.?\w*:[0-9]+:[0-9]+)\)?$/;
