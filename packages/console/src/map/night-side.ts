const DEGREE = Math.PI / 180;
const DAY = 86_400_000;
/** 1 January 2000, 12:00 UTC, from which astronomers count. */
const EPOCH = Date.UTC(2000, 0, 1, 12);

export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/**
 * Where the sun stands in the zenith, in degrees, to a few hundredths until 2050 (US Naval
 * Observatory, Approximate Solar Coordinates).
 */
export function subsolarPoint(instant: number): Point {
  const days = (instant - EPOCH) / DAY;
  const anomaly = (357.529 + 0.98560028 * days) * DEGREE;
  const mean = 280.459 + 0.98564736 * days;
  const ecliptic = (mean + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * DEGREE;
  const tilt = (23.439 - 0.00000036 * days) * DEGREE;
  const ascension = Math.atan2(Math.cos(tilt) * Math.sin(ecliptic), Math.cos(ecliptic)) / DEGREE;
  const turned = 280.46061837 + 360.98564736629 * days;
  return {
    longitude: wrapped(ascension - turned),
    latitude: Math.asin(Math.sin(tilt) * Math.sin(ecliptic)) / DEGREE,
  };
}

/** The border of day and night from west to east, a latitude at every so many degrees. */
export function terminator(sun: Point, step: number): readonly Point[] {
  // At an equinox it runs through the poles, and no latitude says so.
  const height = Math.abs(sun.latitude) < 0.05 ? 0.05 : sun.latitude;
  const points: Point[] = [];
  for (let longitude = -180; longitude <= 180; longitude += step) {
    const hour = Math.cos((longitude - sun.longitude) * DEGREE);
    points.push({ longitude, latitude: Math.atan(-hour / Math.tan(height * DEGREE)) / DEGREE });
  }
  return points;
}

function wrapped(longitude: number): number {
  return ((((longitude + 180) % 360) + 360) % 360) - 180;
}
