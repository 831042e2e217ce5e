import { setFlagsFromString } from "node:v8";

/**
 * Has V8 collect more often and move together what is left, for a service that runs for hours and
 * seldom has much to do. Left to itself V8 lets the heap of such a service grow to several times what
 * is in use, for the sake of speed (`Heap::ShouldOptimizeForMemoryUsage` and `HeapGrowingPercent` in
 * its source). Of the whole process, from its next collection on.
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--optimize-for-size");
  setFlagsFromString(`--heap-growing-percent=${GROWS_BY}`);
}

/** Percent of what is in use after a collection, by which the heap may grow before the next. */
const GROWS_BY = 20;
