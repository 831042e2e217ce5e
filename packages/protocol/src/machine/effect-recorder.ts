/** An order as data: the method's name and its arguments. */
export interface Effect {
  readonly type: string;
  readonly values: readonly unknown[];
}

/** Where orders go to be looked at instead of obeyed. */
export interface EffectRecorder<Out> {
  readonly out: Out;
  /** The orders since the last call, in order. */
  readonly take: () => Effect[];
}

/** An `out` whose every method only records its call, so that a test can ask for effects as data. */
export function effectRecorder<Out extends object>(): EffectRecorder<Out> {
  let effects: Effect[] = [];
  const out = new Proxy<object>(
    {},
    {
      get:
        (_, type) =>
        (...values: unknown[]) =>
          void effects.push({ type: String(type), values }),
    },
  );
  return {
    // The proxy answers to every name, so it has whatever methods Out has.
    out: out as Out,
    take() {
      const taken = effects;
      effects = [];
      return taken;
    },
  };
}
