import { expect, test } from "vitest";
import { DARK_PALETTE, LIGHT_PALETTE } from "./palette.ts";

const PALETTES = [LIGHT_PALETTE, DARK_PALETTE];

test.each(PALETTES)("text stands out from its ground by 4.5 to 1 (WCAG 1.4.3)", (palette) => {
  const { shades, hues, good, bad, open, marking, ink, quiet_ink, link, paper, band } = palette;
  const pairs = [...shades, ...hues, good, bad, open, marking].map(({ fill, text }) => [
    fill,
    text,
  ]);
  const onGround = [ink, quiet_ink, link].flatMap((each) => [
    [paper, each],
    [band, each],
  ]);
  for (const [ground = "", text = ""] of [...pairs, ...onGround]) {
    expect(contrast(ground, text), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
});

test.each(PALETTES)(
  "marks stand out from paper by 3 to 1 (WCAG 1.4.11)",
  ({ paper, edge, hues }) => {
    for (const mark of [edge, ...hues.map(({ fill }) => fill)]) {
      expect(contrast(paper, mark), mark).toBeGreaterThanOrEqual(3);
    }
  },
);

test.each(PALETTES)("slower is farther from paper", ({ paper, shades }) => {
  const distances = shades.map(({ fill }) => contrast(paper, fill));
  expect(distances).toEqual(distances.toSorted((one, other) => one - other));
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
