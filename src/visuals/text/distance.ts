// visuals/text/distance.ts -- outlines as pictures of signed distances. Made sign by sign when one is first written.

import { CELL, CELL_BASELINE, CELL_EM, CELL_PEN, CELL_SPREAD } from "./glyph-maker";

/** A closed outline: x, y of corners one after the other, em, y up. */
export type Outline = readonly number[];

/**
 * Distances of a cell's pixel centres to the nearest outline, as bytes: 127.5 at the outline, more inside.
 * Inside is what outlines wind around, so that overlapping parts of a sign are one.
 */
export function distanceCell(outlines: readonly Outline[]): Uint8Array {
  const segments = segmentsOf(outlines);
  const bytes = new Uint8Array(CELL * CELL);
  for (let row = 0; row < CELL; ++row) {
    for (let column = 0; column < CELL; ++column) {
      const apart = signedDistance(segments, column + 0.5, row + 0.5);
      bytes[row * CELL + column] = Math.max(0, Math.min(255, Math.round(127.5 * (1 + apart / CELL_SPREAD))));
    }
  }
  return bytes;
}

/** All edges: x0, y0, x1, y1, cell pixels, y down. */
function segmentsOf(outlines: readonly Outline[]): Float64Array {
  const out: number[] = [];
  for (const outline of outlines) {
    const count = outline.length / 2;
    for (let i = 0; i < count; ++i) {
      const next = (i + 1) % count;
      for (const at of [i, next]) {
        out.push(CELL_PEN + CELL_EM * outline[2 * at]!, CELL_BASELINE - CELL_EM * outline[2 * at + 1]!);
      }
    }
  }
  return Float64Array.from(out);
}

/** Pixels to the nearest edge, positive inside. */
function signedDistance(segments: Float64Array, x: number, y: number): number {
  let nearest = CELL_SPREAD * CELL_SPREAD;
  let winding = 0;
  for (let i = 0; i < segments.length; i += 4) {
    const x0 = segments[i]! - x;
    const y0 = segments[i + 1]! - y;
    const dx = segments[i + 2]! - segments[i]!;
    const dy = segments[i + 3]! - segments[i + 1]!;
    const size = dx * dx + dy * dy;
    const share = size > 0 ? Math.max(0, Math.min(1, -(x0 * dx + y0 * dy) / size)) : 0;
    const px = x0 + share * dx;
    const py = y0 + share * dy;
    nearest = Math.min(nearest, px * px + py * py);
    // A ray to the right, and on which side of the edge its start lies.
    const y1 = y0 + dy;
    const turn = x0 * dy - y0 * dx;
    if (y0 <= 0 && y1 > 0 && turn > 0) winding += 1;
    else if (y0 > 0 && y1 <= 0 && turn < 0) winding -= 1;
  }
  const apart = Math.sqrt(nearest);
  return winding !== 0 ? apart : -apart;
}
