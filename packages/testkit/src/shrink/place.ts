/** Where something stands in plain data: keys of maps and numbers of items, from the top. */
export type Place = readonly (string | number)[];

/** What stands at a place; undefined if nothing does. */
export function valueAt(data: unknown, place: Place): unknown {
  return place.reduce<unknown>((inner, key) => (isMap(inner) ? inner[key] : undefined), data);
}

/** The data with another value at a place whose container exists. */
export function withValue<T>(data: T, place: Place, value: unknown): T {
  return changed(data, place, () => value);
}

/** The data without what stands at a place. */
export function withoutPlace<T>(data: T, place: Place): T {
  const key = place.at(-1);
  return changed(data, place.slice(0, -1), (container) =>
    keepEntries(container, (at) => at !== key),
  );
}

/** The entries of a map or items of a list for which `isKept` is true of the key or number. */
export function keepEntries(
  container: unknown,
  isKept: (key: string | number) => boolean,
): unknown {
  if (Array.isArray(container)) return container.filter((_, index) => isKept(index));
  if (!isMap(container)) return container;
  return Object.fromEntries(Object.entries(container).filter(([key]) => isKept(key)));
}

/** Keys of a map, numbers of a list's items, nothing of a scalar. */
export function keysOf(container: unknown): (string | number)[] {
  if (Array.isArray(container)) return container.map((_, index) => index);
  return isMap(container) ? Object.keys(container) : [];
}

/**
 * The place that a written path such as `faults[0].link` or `states.XA` means in the data. Keys may
 * hold dots; what the data lack ends the place.
 */
export function placeOf(data: unknown, path: string): Place {
  const place: (string | number)[] = [];
  let inner = data;
  let rest = path;
  while (rest !== "") {
    const key = keysOf(inner).find((each) => beginsWith(rest, each));
    if (key === undefined) return place;
    place.push(key);
    inner = valueAt(inner, [key]);
    rest = rest.slice(written(key).length).replace(/^\./u, "");
  }
  return place;
}

export function isMap(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === "object" && value !== null;
}

function beginsWith(rest: string, key: string | number): boolean {
  const text = written(key);
  return rest.startsWith(text) && /^($|[.[])/u.test(rest.slice(text.length));
}

function written(key: string | number): string {
  return typeof key === "number" ? `[${key}]` : key;
}

function changed<T>(data: T, place: Place, change: (inner: unknown) => unknown): T {
  const [key, ...rest] = place;
  // A change keeps the form of what it changes, which no type can tell.
  if (key === undefined) return change(data) as T;
  const inner = changed(valueAt(data, [key]), rest, change);
  if (Array.isArray(data)) return data.with(Number(key), inner) as T;
  return { ...data, [key]: inner };
}
