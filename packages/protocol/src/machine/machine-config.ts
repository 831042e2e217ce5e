/**
 * A machine's definition: the subset of XState v5 configs that both interpreters run. Plain data,
 * so that it opens in any XState visualiser; the names refer to functions held beside it.
 *
 * `EventType`, `Guard`, `Action` and `Delay` are the names a config may use; tsc refuses others.
 */
export interface MachineConfig<
  EventType extends string,
  Guard extends string,
  Action,
  Delay extends string,
> extends StateConfig<EventType, Guard, Action, Delay> {
  /** The machine's name: no dots, since targets like `#id.state` are split at them. */
  readonly id: string;
  readonly initial: string;
  readonly states: Readonly<Record<string, StateConfig<EventType, Guard, Action, Delay>>>;
}

/** One state: compound if it has `states`, otherwise a leaf; `final` leaves end their parent. */
export interface StateConfig<
  EventType extends string,
  Guard extends string,
  Action,
  Delay extends string,
> {
  readonly type?: "atomic" | "compound" | "final";
  readonly description?: string;
  readonly meta?: { readonly article: string };
  readonly initial?: string;
  readonly states?: Readonly<Record<string, StateConfig<EventType, Guard, Action, Delay>>>;
  readonly entry?: OneOrMore<Action>;
  readonly exit?: OneOrMore<Action>;
  readonly on?: { readonly [K in EventType]?: Transitions<Guard, Action> };
  /** Taken when a final child has been entered. */
  readonly onDone?: Transitions<Guard, Action>;
  /** Taken a named delay after the state was entered. */
  readonly after?: { readonly [K in Delay]?: Transitions<Guard, Action> };
  /** Taken whenever the guard holds; the guard may read neither the event nor `now`. */
  readonly always?: Transitions<Guard, Action>;
}

/** A target alone, one transition, or several of which the first whose guard holds is taken. */
export type Transitions<Guard extends string, Action> =
  | string
  | TransitionConfig<Guard, Action>
  | readonly TransitionConfig<Guard, Action>[];

export interface TransitionConfig<Guard extends string, Action> {
  /** `sibling`, `.child` or `#machine.path.to.state`; without it the state stays. */
  readonly target?: string;
  readonly guard?: Guard;
  readonly actions?: OneOrMore<Action>;
  /** Exit and enter the source anew, which also re-arms its timers. */
  readonly reenter?: boolean;
  readonly description?: string;
  readonly meta?: { readonly article: string };
}

export type OneOrMore<T> = T | readonly T[];

/** A named update or order; only orders take params, which are static. */
export interface ActionObject {
  readonly type: string;
  readonly params?: unknown;
}

/** Any machine's config, whatever its names. */
export type MachineConfigLiteral = MachineConfig<string, string, string | ActionObject, string>;
export type StateLiteral = StateConfig<string, string, string | ActionObject, string>;
export type TransitionsLiteral = Transitions<string, string | ActionObject>;
