import { getHeapStatistics, setFlagsFromString } from "node:v8";

/** A heap that grew beyond this is collected before it grows much further. */
const LARGE_HEAP_BYTES = 250_000_000;
const GROWING_PERCENT = 30;

/**
 * To be called from time to time. A small run uses memory freely, which is fastest; a year of large
 * volumes would let more than a gigabyte of garbage pile up.
 */
export function heapThrift(): () => void {
  let thrifty = false;
  return () => {
    if (thrifty || getHeapStatistics().total_heap_size < LARGE_HEAP_BYTES) return;
    thrifty = true;
    setFlagsFromString(`--heap-growing-percent=${GROWING_PERCENT}`);
  };
}
