/** A colour and the colour of text upon it, as `#rrggbb`. */
export interface Shade {
  readonly fill: string;
  readonly text: string;
}

const DARK = "#16202b";
const LIGHT = "#ffffff";

/** From quick to slow, light to dark. */
export const SHADES: readonly Shade[] = [
  { fill: "#edf4fb", text: DARK },
  { fill: "#d3e4f4", text: DARK },
  { fill: "#aecde9", text: DARK },
  { fill: "#82b1db", text: DARK },
  { fill: "#3272b0", text: LIGHT },
  { fill: "#1b5089", text: LIGHT },
  { fill: "#0d2f57", text: LIGHT },
];

/** Told apart by their mark as well, so that none must be known by its colour. */
export const HUES: readonly Shade[] = [
  { fill: "#5c6873", text: LIGHT },
  { fill: "#2468a6", text: LIGHT },
  { fill: "#7d2340", text: LIGHT },
  { fill: "#b04a17", text: LIGHT },
  { fill: "#1f6b57", text: LIGHT },
  { fill: "#5b409c", text: LIGHT },
  { fill: "#7d6008", text: LIGHT },
  { fill: "#2a3d66", text: LIGHT },
  { fill: "#943089", text: LIGHT },
];

export const INK = DARK;
export const QUIET_INK = "#4a5663";
export const PAPER = LIGHT;
export const BAND = "#f4f6f8";
/** Edges of marks: three to one against paper. */
export const EDGE = "#6b7784";
export const LINK = "#1b5089";
export const GOOD: Shade = { fill: "#e3f2ea", text: "#0f4a38" };
export const BAD: Shade = { fill: "#fbe6e4", text: "#8a1c12" };
export const OPEN: Shade = { fill: "#eceff2", text: "#3c4854" };
export const MARKING: Shade = { fill: "#7d2340", text: LIGHT };
