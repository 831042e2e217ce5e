import { z } from "zod";

/**
 * Leaves of the schema. `wanted` completes the sentence "found …; wanted …" and carries an
 * example, so that every message tells how a right value looks.
 */
export function matching(pattern: RegExp, wanted: string): z.ZodString {
  return z.string({ error: wanted }).regex(pattern, { error: wanted });
}

/** A map with these keys and no others. The message for an unknown key lists the known ones. */
export function keyed<T extends z.core.$ZodLooseShape>(shape: T): z.ZodObject<T, z.core.$strict> {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? Object.keys(shape).join(" ") : "a map of keys",
  });
}

/** A map of names of one kind to values of one kind. */
export function mapOf<K extends z.core.$ZodRecordKey, V extends z.core.SomeType>(
  key: K,
  value: V,
  wanted = "a map of names",
): z.ZodRecord<K, V> {
  return z.record(key, value, { error: wanted });
}

export function oneOf<const T extends readonly [string, ...string[]]>(
  values: T,
): z.ZodEnum<{ [K in T[number]]: K }> {
  return z.enum(values, { error: `one of ${values.join(", ")}` });
}

export const flag = z.boolean({ error: "true or false" });

export const plainText = z
  .string({ error: 'a text; put it in quotes ("…") if it looks like a number' })
  .min(1, { error: "a text that is not empty" });

/** A chance or share, 0 to 1. */
export const share = numberBetween(0, 1, "a share from 0 to 1, such as 0.25");

export const weight = numberFrom(0, "a weight of 0 or more, such as 3");

export const positive = z
  .number({ error: "a number above 0" })
  .gt(0, { error: "a number above 0, such as 1.5" });

export const count = wholeFrom(1, "a whole number of 1 or more");

export const countOrZero = wholeFrom(0, "a whole number of 0 or more");

export function numberFrom(least: number, wanted: string): z.ZodNumber {
  return z.number({ error: wanted }).gte(least, { error: wanted });
}

function numberBetween(least: number, most: number, wanted: string): z.ZodNumber {
  return numberFrom(least, wanted).lte(most, { error: wanted });
}

export function wholeFrom(least: number, wanted: string): z.ZodNumber {
  return z.number({ error: wanted }).int({ error: wanted }).gte(least, { error: wanted });
}

export function listOf<T extends z.ZodType>(item: T, wanted: string): z.ZodArray<T> {
  return z.array(item, { error: wanted });
}
