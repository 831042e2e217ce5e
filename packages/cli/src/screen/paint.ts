import { styleText } from "node:util";

export type Paint = (colour: "red" | "green", text: string) => string;

export const COLOURED: Paint = (colour, text) => styleText(colour, text, { validateStream: false });
export const PLAIN: Paint = (_, text) => text;

/** Whether the result goes to a terminal whose user has not set NO_COLOR. */
export function wantsColour(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && stream.hasColors();
}
