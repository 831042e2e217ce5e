/** How often a property is tried; always from the same seed, so that a test says the same each time. */
export function propertyRuns(numRuns: number): { readonly seed: number; readonly numRuns: number } {
  return { seed: 20_270_328, numRuns };
}
