/**
 * A page with its generated blocks written anew. A block stands between `<!-- generated: name -->`
 * and `<!-- end: name -->`. An Error if the page lacks a block or has one that nobody generates.
 */
export function withGeneratedBlocks(
  page: string,
  blocks: Readonly<Record<string, string>>,
): string {
  const missing = new Set(Object.keys(blocks));
  const written = page.replace(BLOCK, (_, name: string) => {
    const block = blocks[name];
    if (block === undefined) throw new Error(`nothing generates the block ${name}`);
    missing.delete(name);
    return `<!-- generated: ${name} -->\n\n${block.trim()}\n\n<!-- end: ${name} -->`;
  });
  if (missing.size > 0) throw new Error(`the page lacks the blocks ${[...missing].join(", ")}`);
  return written;
}

const BLOCK = /<!-- generated: ([a-z-]+) -->[^]*?<!-- end: \1 -->/g;
