// visuals/line/segments.ts -- points and how they hang together, as the segments that are drawn. Each segment knows the
// points before and after it, for its joins, and how far along the line it lies, for its dashes.

import { EngineError } from "../../base/errors";
import { show } from "../../base/check";
import { EMPTY_BOX, type Box } from "../../math/box";
import { MAX_QUADS } from "../quads";

/** How points hang together: one after the other, the same and back to the first, by twos, or the given pairs of them. */
export type Connect = "strip" | "loop" | "segments" | readonly number[] | Uint32Array | Uint16Array;

/** The segments of one draw call: four corners each, every array with the same number of corners. */
export interface SegmentPart {
  readonly count: number;
  readonly before: Float32Array;
  readonly from: Float32Array;
  readonly to: Float32Array;
  readonly after: Float32Array;
  /** which end, which side, distances along the line at both ends */
  readonly corner: Float32Array;
  /** colours at the ends, where each point has one */
  readonly colorFrom: Float32Array | undefined;
  readonly colorTo: Float32Array | undefined;
}

/** A segment by its points' numbers: before, from, to, after; and the distances. */
interface Segment {
  readonly points: readonly [number, number, number, number];
  readonly along: readonly [number, number];
}

/** Points of a line: x, y, z one after the other. */
export type Positions = Float32Array;

/**
 * The segments, cut into what one draw call holds.
 *
 * @param colors  four numbers for each point, or undefined
 */
export function segmentParts(
  positions: Positions,
  connect: Connect,
  colors: Float32Array | undefined,
): readonly SegmentPart[] {
  const segments: Segment[] = [];
  for (const run of runsOf(positions, connect)) addRun(positions, run, segments);
  const parts: SegmentPart[] = [];
  for (let first = 0; first < segments.length; first += MAX_QUADS) {
    parts.push(partOf(positions, segments.slice(first, first + MAX_QUADS), colors));
  }
  return parts;
}

const boxes = new WeakMap<Positions, Box>();

/** The box around all points that can be drawn; a point at the origin when there are none. Found once for each array. */
export function boundsOf(positions: Positions): Box {
  let known = boxes.get(positions);
  if (!known) boxes.set(positions, (known = findBounds(positions)));
  return known;
}

function findBounds(positions: Positions): Box {
  const { min, max } = EMPTY_BOX;
  const low = [min[0], min[1], min[2]];
  const high = [max[0], max[1], max[2]];
  for (let i = 0; i + 2 < positions.length; i += 3) {
    if (!isPoint(positions, i / 3)) continue;
    for (let axis = 0; axis < 3; ++axis) {
      const value = positions[i + axis] as number;
      if (value < low[axis]!) low[axis] = value;
      if (value > high[axis]!) high[axis] = value;
    }
  }
  if (!(low[0]! <= high[0]!)) return { min: [0, 0, 0], max: [0, 0, 0] };
  return { min: low as [number, number, number], max: high as [number, number, number] };
}

/**
 * A list of points, checked and in 32 bits; a Float32Array is kept as it is.
 *
 * @throws param/type, param/range
 */
export function takePositions(value: ArrayLike<number>, name: string): Positions {
  const list: unknown = value;
  const length = typeof list === "object" && list !== null ? (list as ArrayLike<number>).length : NaN;
  if (!(length >= 0)) throw new EngineError("param/type", `${name} must be numbers x, y, z, ..., got ${show(value)}`);
  if (length % 3 !== 0) throw new EngineError("param/range", `${name} must hold three numbers a point, got ${length}`);
  return value instanceof Float32Array ? value : Float32Array.from(value);
}

/** The point nearest to a place; -1 when there is none. */
export function nearestPoint(positions: Positions, [x, y, z]: readonly [number, number, number]): number {
  let best = -1;
  let least = Infinity;
  for (let i = 0; 3 * i + 2 < positions.length; ++i) {
    const dx = positions[3 * i]! - x;
    const dy = positions[3 * i + 1]! - y;
    const dz = positions[3 * i + 2]! - z;
    const apart = dx * dx + dy * dy + dz * dz;
    if (apart < least) {
      least = apart;
      best = i;
    }
  }
  return best;
}

function isPoint(positions: Positions, i: number): boolean {
  // NaN and infinities fail: their difference with themselves is not 0.
  const sum = positions[3 * i]! + positions[3 * i + 1]! + positions[3 * i + 2]!;
  return sum - sum === 0;
}

interface Run {
  readonly points: readonly number[];
  readonly isClosed: boolean;
}

/** Points that follow one another; what is no point (NaN) ends a run. */
function runsOf(positions: Positions, connect: Connect): readonly Run[] {
  const count = positions.length / 3;
  if (connect === "strip" || connect === "loop") return stripsOf(positions, count, connect === "loop");
  const pairs = connect === "segments" ? undefined : connect;
  const runs: Run[] = [];
  const last = pairs ? pairs.length : count;
  for (let i = 0; i + 1 < last; i += 2) {
    const [a, b] = pairs ? [pairs[i]!, pairs[i + 1]!] : [i, i + 1];
    if (isPoint(positions, a) && isPoint(positions, b)) runs.push({ points: [a, b], isClosed: false });
  }
  return runs;
}

function stripsOf(positions: Positions, count: number, isLoop: boolean): readonly Run[] {
  const runs: Run[] = [];
  let points: number[] = [];
  for (let i = 0; i < count; ++i) {
    if (isPoint(positions, i)) points.push(i);
    else {
      runs.push({ points, isClosed: false });
      points = [];
    }
  }
  const whole = points.length === count;
  const [first] = runs;
  // A loop with gaps goes on over its start.
  if (isLoop && !whole && first) runs[0] = { points: points.concat(first.points), isClosed: false };
  else runs.push({ points, isClosed: isLoop });
  return runs;
}

function addRun(positions: Positions, { points, isClosed }: Run, out: Segment[]): void {
  const kept = points.filter((point, i) => i === 0 || !isSame(positions, point, points[i - 1]!));
  if (isClosed && kept.length > 1 && isSame(positions, kept[0]!, kept[kept.length - 1]!)) kept.pop();
  const count = kept.length;
  const closes = isClosed && count > 2;
  let along = 0;
  for (let i = 0; i < (closes ? count : count - 1); ++i) {
    const from = kept[i]!;
    const to = kept[(i + 1) % count]!;
    const before = i > 0 || closes ? kept[(i + count - 1) % count]! : from;
    const after = i + 2 < count || closes ? kept[(i + 2) % count]! : to;
    const next = along + apart(positions, from, to);
    out.push({ points: [before, from, to, after], along: [along, next] });
    along = next;
  }
}

function isSame(positions: Positions, a: number, b: number): boolean {
  return apart(positions, a, b) === 0;
}

function apart(positions: Positions, a: number, b: number): number {
  const dx = positions[3 * a]! - positions[3 * b]!;
  const dy = positions[3 * a + 1]! - positions[3 * b + 1]!;
  const dz = positions[3 * a + 2]! - positions[3 * b + 2]!;
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

function partOf(positions: Positions, segments: readonly Segment[], colors: Float32Array | undefined): SegmentPart {
  const count = segments.length;
  const each = (values: Float32Array, size: number, which: 0 | 1 | 2 | 3): Float32Array => {
    const out = new Float32Array(4 * size * count);
    segments.forEach(({ points }, s) => {
      const at = points[which] * size;
      for (let k = 0; k < 4; ++k) {
        for (let c = 0; c < size; ++c) out[(4 * s + k) * size + c] = values[at + c] as number;
      }
    });
    return out;
  };
  return {
    count,
    before: each(positions, 3, 0),
    from: each(positions, 3, 1),
    to: each(positions, 3, 2),
    after: each(positions, 3, 3),
    corner: cornersOf(segments),
    colorFrom: colors && each(colors, 4, 1),
    colorTo: colors && each(colors, 4, 2),
  };
}

function cornersOf(segments: readonly Segment[]): Float32Array {
  const out = new Float32Array(16 * segments.length);
  segments.forEach(({ along: [start, end] }, s) => {
    out.set([0, -1, start, end, 0, 1, start, end, 1, -1, start, end, 1, 1, start, end], 16 * s);
  });
  return out;
}
