import type { Text } from "./text.ts";

/**
 * A text with its gaps filled. Numbers are written as the language writes them; `n` chooses the form
 * for a number, where the text has several.
 */
export function formatted(
  text: Text,
  code: string,
  put: Readonly<Record<string, string | number>>,
): string {
  const form = typeof text === "string" ? text : formFor(text, code, Number(put["n"] ?? 0));
  return form.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = put[name] ?? "";
    return typeof value === "number" ? new Intl.NumberFormat(code).format(value) : value;
  });
}

function formFor(text: Exclude<Text, string>, code: string, n: number): string {
  return text[new Intl.PluralRules(code).select(n)] ?? text.other ?? "";
}
