import type * as z from "zod";

/** So much of a name that a node made up is repeated. */
const NAME_MOST = 80;

/** Where and how a value does not fit its schema, such as `timers.0.due: expected int`. */
export function misfit(value: unknown, { issues }: Pick<z.core.$ZodError, "issues">): string {
  const [issue] = issues;
  if (issue === undefined) return "it does not fit";
  if (issue.code === "invalid_union" && issue.discriminator !== undefined) {
    const name = issue.path.reduce<unknown>(at, value);
    return name === undefined
      ? `it has no ${issue.discriminator}`
      : `there is no ${issue.discriminator} ${JSON.stringify(name).slice(0, NAME_MOST)}`;
  }
  const message = issue.message.replace(/^Invalid input: /, "");
  return issue.path.length === 0 ? message : `${issue.path.join(".")}: ${message}`;
}

function at(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<PropertyKey, unknown>>)[key]
    : undefined;
}
