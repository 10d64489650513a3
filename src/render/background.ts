// render/background.ts -- what a picture starts from: one colour, opaque or not.

import { readColor, type Color, type Rgba } from "../data/color";

/** What may be given as a background. */
export type Background = Color;

/**
 * A background's four numbers, straight alpha, display-referred.
 *
 * @throws param/type, param/range
 */
export function readBackground(value: Background): Rgba {
  return readColor(value, "figure.background");
}
