/** What JSON can say. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | readonly Plain[]
  | { readonly [key: string]: Plain };

/** A section of a scenario document: plain data as a file would have it. */
export type Section = Readonly<Record<string, Plain>>;

/** For `fc.record`, whose results would else have no prototype and so not compare as JSON does. */
export const RECORD = { noNullPrototype: true } as const;
