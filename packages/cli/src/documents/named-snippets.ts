/** Snippets of a page that are whole files: TypeScript whose first line is a comment with its name. */
export function namedSnippets(page: string): ReadonlyMap<string, string> {
  const found = page.matchAll(/^```ts\n\/\/ (\S+\.ts)\n([^]*?)^```$/gm);
  return new Map(Array.from(found, ([, name = "", text = ""]) => [name, text]));
}
