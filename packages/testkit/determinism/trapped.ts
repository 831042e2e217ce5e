/** What would let a run depend on anything but its scenario. */
const GLOBALS = [
  "Date",
  "Intl",
  "Temporal",
  "clearImmediate",
  "clearInterval",
  "clearTimeout",
  "crypto",
  "fetch",
  "performance",
  "process",
  "queueMicrotask",
  "setImmediate",
  "setInterval",
  "setTimeout",
];

/**
 * Calls a function during which every mention of a clock, of chance, of a timer or of the locale
 * throws an Error that names it. Node's own modules keep theirs.
 */
export function trapped<T>(run: () => T): T {
  const places: readonly (readonly [object, string])[] = [
    ...GLOBALS.map((name) => [globalThis, name] as const),
    [Math, "random"],
    [String.prototype, "localeCompare"],
  ];
  const kept = places.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name));
  places.forEach(([owner, name]) => Object.defineProperty(owner, name, trap(name)));
  try {
    return run();
  } finally {
    places.forEach(([owner, name], index) => restore(owner, name, kept[index]));
  }
}

function trap(name: string): PropertyDescriptor {
  return {
    configurable: true,
    get(): never {
      throw new Error(`a run must not use ${name}`);
    },
  };
}

function restore(owner: object, name: string, kept: PropertyDescriptor | undefined): void {
  if (kept === undefined) Reflect.deleteProperty(owner, name);
  else Object.defineProperty(owner, name, kept);
}
