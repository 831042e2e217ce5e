const CUT = "…";

/**
 * Names of at most `width` characters. What is too long is cut in the middle, or elsewhere if another
 * name would read the same; a number tells apart what no cut can.
 */
export function cutNames(names: readonly string[], width: number): string[] {
  return names.map((name, index) => {
    if (name.length <= width) return name;
    const cuts = cutsOf(name, width);
    const own = cuts.find((cut) => !names.some((other) => other !== name && readsAs(cut, other)));
    return own?.text ?? numbered(name, index + 1, width);
  });
}

interface Cut {
  readonly text: string;
  readonly head: string;
  readonly tail: string;
}

/** Every cut that keeps something of both ends, from that in the middle outwards. */
function cutsOf(name: string, width: number): Cut[] {
  const kept = width - CUT.length;
  const middle = Math.ceil(kept / 2);
  const tails = Array.from({ length: Math.max(0, kept - 1) }, (_, index) => index + 1);
  return tails
    .toSorted((one, other) => Math.abs(one - kept + middle) - Math.abs(other - kept + middle))
    .map((size) => {
      const [head, tail] = [name.slice(0, kept - size), name.slice(-size)];
      return { text: `${head}${CUT}${tail}`, head, tail };
    });
}

/** Whether a reader could take the cut for this name. */
function readsAs({ head, tail }: Cut, name: string): boolean {
  return name.length > head.length + tail.length && name.startsWith(head) && name.endsWith(tail);
}

function numbered(name: string, number: number, width: number): string {
  const mark = `${CUT}#${number}`;
  return `${name.slice(0, Math.max(0, width - mark.length))}${mark}`;
}
