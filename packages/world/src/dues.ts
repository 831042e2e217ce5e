/** The timer that is due first; -1 if none is set. */
export function earliest(dues: readonly number[]): number {
  let found = -1;
  for (let timer = 0; timer < dues.length; timer++) {
    const due = dues[timer] ?? -1;
    if (due >= 0 && (found < 0 || due < (dues[found] ?? Infinity))) found = timer;
  }
  return found;
}

/** When the first timer is due; `Infinity` if none is set. */
export function nextDue(dues: readonly number[]): number {
  return dues[earliest(dues)] ?? Infinity;
}
