import type { Text } from "../schema/names.ts";

/** A text by language; a bare one is English, and English is always there. */
export function inLanguages(text: Text): Record<string, string> {
  if (typeof text === "string") return { en: text };
  const first = Object.values(text)[0] ?? "";
  return { en: first, ...text };
}
