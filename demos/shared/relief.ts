// shared/relief.ts -- a plate of round pillars, and the light on it, worked out once: heights, shadows of two lamps, and how
// much of the sky each spot sees. Slow and plain: every spot looks around itself.

import { seeded } from "./seeded";

/** Pixels along a side of the maps, and of the plate: 1 unit from -1 to 1 is half of them. */
export const SIDE = 160;
type Lamp = { readonly place: readonly [number, number, number]; readonly color: readonly [number, number, number] };

/** A relief: heights over [-1, 1] x [-1, 1], the same for the same seed. */
export function relief(seed = 5, pillars = 16): (x: number, y: number) => number {
  const chance = seeded(seed);
  const all = Array.from({ length: pillars }, () => {
    const [x, y] = [1.6 * (chance() - 0.5), 1.6 * (chance() - 0.5)];
    return { x, y, radius: 0.07 + 0.12 * chance(), height: 0.12 + 0.45 * chance() };
  });
  return (x, y) => {
    let height = 0;
    for (const pillar of all) {
      const share = (pillar.radius - Math.hypot(x - pillar.x, y - pillar.y)) / 0.035 + 0.5;
      const smooth = Math.max(0, Math.min(1, share));
      height = Math.max(height, pillar.height * smooth * smooth * (3 - 2 * smooth));
    }
    return height;
  };
}

/** Where the middle of a pixel lies. */
const spot = (i: number): number => (2 * (i + 0.5)) / SIDE - 1;

/** Bytes of a picture: for each spot, what `f` gives for it, 0..1. */
function baked(channels: number, f: (x: number, y: number, out: number[]) => void): Uint8Array {
  const data = new Uint8Array(SIDE * SIDE * channels);
  for (let j = 0; j < SIDE; ++j) {
    for (let i = 0; i < SIDE; ++i) {
      const out: number[] = [];
      f(spot(i), spot(j), out);
      for (let c = 0; c < channels; ++c) data[(j * SIDE + i) * channels + c] = 255 * Math.max(0, Math.min(1, out[c]!));
    }
  }
  return data;
}

/** Light that arrives, display-referred RGB. */
export function lightOn(height: (x: number, y: number) => number, lamps: readonly Lamp[]): Uint8Array {
  return baked(3, (x, y, out) => {
    const z = height(x, y);
    const slope = [height(x - 0.01, y) - height(x + 0.01, y), height(x, y - 0.01) - height(x, y + 0.01), 0.02];
    const steep = Math.hypot(slope[0]!, slope[1]!, 0.02);
    const sum = [0.02, 0.025, 0.035];
    for (const { place, color } of lamps) {
      const to = [place[0] - x, place[1] - y, place[2] - z] as const;
      const far = Math.hypot(...to);
      const facing = (slope[0]! * to[0] + slope[1]! * to[1] + slope[2]! * to[2]) / (steep * far);
      const light = (Math.max(0, facing) / (1 + far * far)) * lit(height, [x, y, z], to);
      color.forEach((value, c) => (sum[c]! += value * light));
    }
    sum.forEach((value) => out.push(value ** (1 / 2.2)));
  });
}

/** The share of a lamp that is seen, with a soft border. */
function lit(height: (x: number, y: number) => number, from: readonly number[], to: readonly number[]): number {
  let open = 1;
  for (let t = 0.02; t < 1; t += 0.02) {
    const over = from[2]! + t * to[2]! - height(from[0]! + t * to[0]!, from[1]! + t * to[1]!);
    open = Math.min(open, 0.5 + over / (0.12 * t));
  }
  return Math.max(0, open);
}

/** How much of the sky is seen from each spot: the horizon in twelve directions. */
export function opennessOf(height: (x: number, y: number) => number): Uint8Array {
  return baked(1, (x, y, out) => {
    const z = height(x, y);
    let open = 0;
    for (let k = 0; k < 12; ++k) {
      const [dx, dy] = [Math.cos((k * Math.PI) / 6), Math.sin((k * Math.PI) / 6)];
      let steepest = 0;
      for (let r = 0.02; r < 0.4; r *= 1.2) steepest = Math.max(steepest, (height(x + r * dx, y + r * dy) - z) / r);
      open += 1 / (1 + steepest * steepest);
    }
    out.push(open / 12);
  });
}
