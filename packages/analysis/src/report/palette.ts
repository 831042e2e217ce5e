/** A colour and the colour of text upon it, as `#rrggbb`. */
export interface Shade {
  readonly fill: string;
  readonly text: string;
}

/** Every colour of a page. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly quiet_ink: string;
  readonly band: string;
  /** Edges of marks: three to one against paper. */
  readonly edge: string;
  readonly link: string;
  /** Lines that only guide the eye. */
  readonly grid: string;
  readonly track: string;
  readonly good: Shade;
  readonly bad: Shade;
  readonly open: Shade;
  readonly marking: Shade;
  /** From quick to slow, from near the paper's colour to far from it. */
  readonly shades: readonly Shade[];
  /** Told apart by their mark as well, so that none must be known by its colour. */
  readonly hues: readonly Shade[];
}

const DARK = "#16202b";
const LIGHT = "#ffffff";

export const LIGHT_PALETTE: Palette = {
  paper: LIGHT,
  ink: DARK,
  quiet_ink: "#4a5663",
  band: "#f4f6f8",
  edge: "#6b7784",
  link: "#1b5089",
  grid: "#d5dbe1",
  track: "#c9d0d7",
  good: { fill: "#e3f2ea", text: "#0f4a38" },
  bad: { fill: "#fbe6e4", text: "#8a1c12" },
  open: { fill: "#eceff2", text: "#3c4854" },
  marking: { fill: "#7d2340", text: LIGHT },
  shades: [
    { fill: "#edf4fb", text: DARK },
    { fill: "#d3e4f4", text: DARK },
    { fill: "#aecde9", text: DARK },
    { fill: "#82b1db", text: DARK },
    { fill: "#3272b0", text: LIGHT },
    { fill: "#1b5089", text: LIGHT },
    { fill: "#0d2f57", text: LIGHT },
  ],
  hues: [
    { fill: "#5c6873", text: LIGHT },
    { fill: "#2468a6", text: LIGHT },
    { fill: "#7d2340", text: LIGHT },
    { fill: "#b04a17", text: LIGHT },
    { fill: "#1f6b57", text: LIGHT },
    { fill: "#5b409c", text: LIGHT },
    { fill: "#7d6008", text: LIGHT },
    { fill: "#2a3d66", text: LIGHT },
    { fill: "#943089", text: LIGHT },
  ],
};

export const DARK_PALETTE: Palette = {
  paper: "#12181f",
  ink: "#e6ebf0",
  quiet_ink: "#a9b4c0",
  band: "#1a222b",
  edge: "#8391a0",
  link: "#8ec1f0",
  grid: "#2e3944",
  track: "#3a4652",
  good: { fill: "#143528", text: "#b5e3cd" },
  bad: { fill: "#45191a", text: "#f6bdb8" },
  open: { fill: "#29323b", text: "#c9d2db" },
  marking: { fill: "#7d2340", text: LIGHT },
  shades: [
    { fill: "#1b2733", text: "#e6ebf0" },
    { fill: "#20364a", text: "#e6ebf0" },
    { fill: "#264a68", text: "#ffffff" },
    { fill: "#2f628c", text: "#ffffff" },
    { fill: "#5b95c9", text: "#12181f" },
    { fill: "#93c0e6", text: "#12181f" },
    { fill: "#d0e6f8", text: "#12181f" },
  ],
  hues: [
    { fill: "#9aa5b1", text: "#12181f" },
    { fill: "#6fb1e8", text: "#12181f" },
    { fill: "#e07f9f", text: "#12181f" },
    { fill: "#f0935e", text: "#12181f" },
    { fill: "#5fc2a3", text: "#12181f" },
    { fill: "#b39bea", text: "#12181f" },
    { fill: "#d6b544", text: "#12181f" },
    { fill: "#93a9d8", text: "#12181f" },
    { fill: "#dd86d2", text: "#12181f" },
  ],
};
