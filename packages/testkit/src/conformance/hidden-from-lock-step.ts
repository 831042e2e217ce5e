/** By number: what lock-step does not show, because the bench plays it. */
export const HIDDEN_FROM_LOCK_STEP: ReadonlyMap<string, string> = new Map([
  ["S23", "the bench plays the providers, who keep the data"],
  ["S33", "messages do not say which try they are, so none can be missed by its number"],
  ["L06", "the bench plays the officers, who are always there"],
  ["L07", "the bench plays the officers, so nothing piles up"],
]);
