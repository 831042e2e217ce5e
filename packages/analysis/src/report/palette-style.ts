import { DARK_PALETTE, LIGHT_PALETTE } from "./palette.ts";
import type { Palette, Shade } from "./palette.ts";

/** The colours as variables: light, dark on a screen whose reader prefers it, light on paper. */
export function paletteStyle(): string {
  return `:root{color-scheme:light dark;${variables(LIGHT_PALETTE)}}
@media screen and (prefers-color-scheme:dark){:root{${variables(DARK_PALETTE)}}}
@media print{:root{color-scheme:light}}
`;
}

/** The variable of a colour of the page, such as `paper`, `good-fill`, `hue-3` or `on-shade-2`. */
export function colour(name: string): string {
  return `var(--${name})`;
}

function variables(palette: Palette): string {
  const { good, bad, open, marking, shades, hues, ...plain } = palette;
  const pairs = [
    ...Object.entries(plain).map(([name, value]) => [name.replace("_", "-"), value]),
    ...Object.entries({ good, bad, open, marking }).flatMap(([name, { fill, text }]) => [
      [`${name}-fill`, fill],
      [`${name}-text`, text],
    ]),
    ...numbered("shade", shades),
    ...numbered("hue", hues),
  ];
  return pairs.map(([name, value]) => `--${name}:${value}`).join(";");
}

function numbered(name: string, shades: readonly Shade[]): string[][] {
  return shades.flatMap(({ fill, text }, i) => [
    [`${name}-${i}`, fill],
    [`on-${name}-${i}`, text],
  ]);
}
