const HOUR_MS = 3_600_000;
const MEGABYTE = 2 ** 20;

/** How memory goes with time: megabytes an hour, with the standard error of the slope. */
export interface Trend {
  readonly slope: number;
  readonly error: number;
}

export interface Sample {
  /** Milliseconds. */
  readonly at: number;
  readonly bytes: number;
}

/** The straight line of least squares; undefined for fewer than three samples. */
export function memoryTrend(samples: readonly Sample[]): Trend | undefined {
  const { length } = samples;
  if (length < 3) return undefined;
  const hours = samples.map(({ at }) => at / HOUR_MS);
  const sizes = samples.map(({ bytes }) => bytes / MEGABYTE);
  const [x, y] = [mean(hours), mean(sizes)];
  const spread = sum(hours.map((hour) => (hour - x) ** 2));
  const slope = sum(hours.map((hour, index) => (hour - x) * ((sizes[index] ?? y) - y))) / spread;
  const rest = hours.map((hour, index) => (sizes[index] ?? y) - y - slope * (hour - x));
  const error = Math.sqrt(sum(rest.map((each) => each ** 2)) / (length - 2) / spread);
  return { slope, error };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function mean(numbers: readonly number[]): number {
  return sum(numbers) / numbers.length;
}
