/** A JSON value as a fenced block, laid out as the formatter lays it out. */
export function jsonFence(value: unknown): string {
  return ["```json", laidOut(value, ""), "```"].join("\n");
}

const WIDTH = 100;

/** Objects one field a line; an array of plain values on one line if it fits. */
function laidOut(value: unknown, indent: string): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => laidOut(item, inner));
    const line = `[${items.join(", ")}]`;
    // The longest key of the protocol and its colon stand before it.
    const isShort = !line.includes("\n") && indent.length + 30 + line.length <= WIDTH;
    return isShort ? line : bracketed("[]", items, indent);
  }
  const fields = Object.entries(value).map(
    ([key, field]) => `${JSON.stringify(key)}: ${laidOut(field, inner)}`,
  );
  return fields.length === 0 ? "{}" : bracketed("{}", fields, indent);
}

function bracketed(pair: "[]" | "{}", parts: readonly string[], indent: string): string {
  const lines = parts.map((part) => `${indent}  ${part}`).join(",\n");
  return `${pair[0]}\n${lines}\n${indent}${pair[1]}`;
}
