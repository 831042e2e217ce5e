import { expect, test } from "vitest";
import { type Point, subsolarPoint, terminator } from "./night-side.ts";

const DEGREE = Math.PI / 180;

/** Sine of the sun's height. */
function height(sun: Point, { longitude, latitude }: Point): number {
  return (
    Math.sin(sun.latitude * DEGREE) * Math.sin(latitude * DEGREE) +
    Math.cos(sun.latitude * DEGREE) *
      Math.cos(latitude * DEGREE) *
      Math.cos((longitude - sun.longitude) * DEGREE)
  );
}

test("The sun stands over the tropics at the solstices and over the equator at the equinoxes", () => {
  // Times by the Astronomical Almanac.
  expect(subsolarPoint(Date.UTC(2027, 5, 21, 14, 11)).latitude).toBeCloseTo(23.44, 1);
  expect(subsolarPoint(Date.UTC(2027, 11, 22, 2, 42)).latitude).toBeCloseTo(-23.44, 1);
  expect(subsolarPoint(Date.UTC(2027, 2, 20, 20, 25)).latitude).toBeCloseTo(0, 1);
});

test("At noon in Greenwich the sun is near its meridian, by the equation of time", () => {
  // Early in November it is ahead by 16 minutes, in the middle of February behind by 14.
  expect(subsolarPoint(Date.UTC(2027, 10, 3, 12)).longitude).toBeCloseTo(-4.1, 0);
  expect(subsolarPoint(Date.UTC(2027, 1, 11, 12)).longitude).toBeCloseTo(3.55, 0);
});

test("On the border of day and night the sun is on the horizon", () => {
  for (let month = 0; month < 12; month++) {
    const sun = subsolarPoint(Date.UTC(2027, month, 5, 2 * month));
    for (const point of terminator(sun, 5)) expect(height(sun, point)).toBeCloseTo(0, 6);
  }
});
