const COLUMNS = 80;

/** Breaks a line at spaces so that no part is wider than 80 columns; later parts are indented. */
export function wrap(line: string): string[] {
  const own = /^ */.exec(line)?.[0] ?? "";
  const indent = `${own}    `;
  const lines: string[] = [];
  let left = line;
  let lead = "";
  while (lead.length + left.length > COLUMNS) {
    const room = COLUMNS - lead.length;
    const space = left.lastIndexOf(" ", room);
    const at = space > own.length ? space : room;
    lines.push((lead + left.slice(0, at)).trimEnd());
    left = left.slice(at).trimStart();
    lead = indent;
  }
  lines.push((lead + left).trimEnd());
  return lines;
}
