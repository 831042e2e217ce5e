import { expect, test } from "vitest";
import {
  BAD,
  BAND,
  EDGE,
  GOOD,
  HUES,
  INK,
  LINK,
  MARKING,
  OPEN,
  PAPER,
  QUIET_INK,
  SHADES,
} from "./palette.ts";

test("text stands out from its ground by 4.5 to 1 (WCAG 1.4.3)", () => {
  const pairs = [...SHADES, ...HUES, GOOD, BAD, OPEN, MARKING].map(({ fill, text }) => [
    fill,
    text,
  ]);
  const onGround = [INK, QUIET_INK, LINK].flatMap((ink) => [
    [PAPER, ink],
    [BAND, ink],
  ]);
  for (const [ground = "", ink = ""] of [...pairs, ...onGround]) {
    expect(contrast(ground, ink), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
});

test("marks stand out from paper by 3 to 1 (WCAG 1.4.11)", () => {
  for (const mark of [EDGE, ...HUES.map(({ fill }) => fill)]) {
    expect(contrast(PAPER, mark), mark).toBeGreaterThanOrEqual(3);
  }
});

test("slower is darker", () => {
  const luminances = SHADES.map(({ fill }) => luminance(fill));
  expect(luminances).toEqual(luminances.toSorted((one, other) => other - one));
});

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
