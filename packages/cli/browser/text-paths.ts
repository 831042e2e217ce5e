/** The parts of a zod schema that this looks at. */
interface Schema {
  readonly def: {
    readonly type: string;
    readonly options?: readonly Schema[];
    readonly shape?: Readonly<Record<string, Schema>>;
    readonly element?: Schema;
    readonly innerType?: Schema;
    readonly keyType?: Schema;
    readonly valueType?: Schema;
    readonly values?: readonly unknown[];
    readonly format?: string;
    readonly checks?: readonly { readonly _zod: { readonly def: { readonly format?: string } } }[];
  };
}

/** Keys whose value says which of several forms an object has. */
const KINDS = ["order", "act", "result", "kind"];

/** Every place of a schema where any text may stand, such as `[order=act].act.[act=start].task`. */
export function textPaths(schema: unknown): Set<string> {
  const found = new Set<string>();
  walk(schema as Schema, "", found);
  return found;
}

function walk({ def }: Schema, path: string, found: Set<string>): void {
  for (const option of def.options ?? []) walk(option, path, found);
  for (const inner of [def.innerType, def.element])
    if (inner !== undefined) walk(inner, path, found);
  if (def.keyType !== undefined) walk(def.keyType, `${path}.{key}`, found);
  if (def.valueType !== undefined) walk(def.valueType, `${path}.{value}`, found);
  if (def.shape !== undefined) {
    const at = path + kindsOf((key) => def.shape?.[key]?.def.values?.[0]);
    for (const [key, value] of Object.entries(def.shape)) walk(value, `${at}.${key}`, found);
  }
  // What must fit a pattern, such as a date, is no text of one's own.
  const isFree =
    def.format === undefined &&
    !(def.checks ?? []).some(({ _zod }) => _zod.def.format !== undefined);
  if (def.type === "string" && isFree) found.add(path);
}

/** The same places of a value, where a text stands that fits. */
export function textsOf(value: unknown, fits: (text: string) => boolean): Set<string> {
  const found = new Set<string>();
  collect(value, "", fits, found);
  return found;
}

function collect(
  value: unknown,
  path: string,
  fits: (text: string) => boolean,
  found: Set<string>,
): void {
  if (typeof value === "string" && fits(value)) found.add(path);
  if (Array.isArray(value)) for (const one of value) collect(one, path, fits, found);
  else if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    const at = path + kindsOf((key) => (value as Record<string, unknown>)[key]);
    for (const [key, one] of entries) {
      collect(one, `${at}.${key}`, fits, found);
      // It may be a map of names.
      collect(one, `${path}.{value}`, fits, found);
      collect(key, `${path}.{key}`, fits, found);
    }
  }
}

function kindsOf(valueOf: (key: string) => unknown): string {
  // Of an order that has its act beside it, the act says nothing of the form.
  const told = valueOf("order") === undefined ? KINDS : ["order"];
  return told
    .map((key) => [key, valueOf(key)] as const)
    .filter(([, value]) => typeof value === "string")
    .map(([key, value]) => `[${key}=${String(value)}]`)
    .join("");
}
