// shared/vessels.ts -- a tree of vessels from a seed: data for demos that need no download and have thin, bright structures.
// A trunk grows, wanders and forks; the cubes of the radii are kept at every fork, as in vessels (Murray 1926, PNAS 12).

import { grid, type Grid } from "vitrine";
import { seeded } from "./seeded";

type Point = [number, number, number];

/** Voxels along a side. */
const SIDE = 128;
/** Thinner twigs end. Voxels. */
const THINNEST = 0.55;
const TRUNK = 5.2;
/** Values: tissue with its noise, the finest vessel, the trunk. */
const TISSUE = 14;
const FINEST = 70;
const BRIGHTEST = 245;

/** A tree of vessels in faint tissue, uint8, 128 voxels a side of 1 mm. One seed gives one tree. */
export function vesselTree(seed = 7): Grid {
  const chance = seeded(seed);
  const data = tissue(chance);
  grow(data, chance, [64, 66, 2], [0.05, -0.05, 1], TRUNK);
  return grid({ data, shape: [SIDE, SIDE, SIDE], origin: [-63.5, -63.5, -63.5], name: `vessel tree, seed ${seed}` });
}

/** Where a place lies in the organ: 0 in its middle, 1 on its surface. */
function depth(x: number, y: number, z: number): number {
  return Math.hypot((x - 64) / 58, (y - 64) / 54, (z - 66) / 58);
}

function tissue(chance: () => number): Uint8Array {
  const data = new Uint8Array(SIDE ** 3);
  for (let i = 0; i < data.length; ++i) {
    const inside = depth(i % SIDE, Math.floor(i / SIDE) % SIDE, Math.floor(i / SIDE / SIDE)) < 1;
    data[i] = (inside ? TISSUE : 2) + 9 * chance();
  }
  return data;
}

function grow(data: Uint8Array, chance: () => number, from: Point, heading: Point, radius: number): void {
  const reach = radius * (5 + 5 * chance());
  const at = from;
  let direction = heading;
  for (let gone = 0; gone < reach; gone += 0.6) {
    stamp(data, at, radius);
    // Twigs turn back before they leave the organ.
    const pull = depth(...at) > 0.86 ? 0.12 : 0;
    direction = unit(direction.map((d, k) => d + 0.16 * (chance() - 0.5) + (pull * (64 - at[k]!)) / 64) as Point);
    for (const k of [0, 1, 2] as const) at[k] += 0.6 * direction[k];
  }
  const share = 0.35 + 0.3 * chance();
  const aside = unit([chance() - 0.5, chance() - 0.5, chance() - 0.5]);
  for (const [part, side] of [
    [share, 1],
    [1 - share, -1],
  ] as const) {
    const thinner = radius * Math.cbrt(part);
    // The thinner one turns away further.
    const turn = side * (1.25 - part);
    const next = unit(direction.map((d, k) => d + turn * aside[k]!) as Point);
    if (thinner > THINNEST) grow(data, chance, [...at], next, thinner);
  }
}

/** A ball with a soft edge, one voxel wide. What is brighter stays. */
function stamp(data: Uint8Array, [x, y, z]: Point, radius: number): void {
  const value = FINEST + (BRIGHTEST - FINEST) * Math.min(1, Math.sqrt((radius - THINNEST) / (TRUNK - THINNEST)));
  const first = (c: number): number => Math.max(0, Math.ceil(c - radius - 1));
  const last = (c: number): number => Math.min(SIDE - 1, Math.floor(c + radius + 1));
  for (let k = first(z); k <= last(z); ++k) {
    for (let j = first(y); j <= last(y); ++j) {
      for (let i = first(x); i <= last(x); ++i) {
        const cover = Math.min(1, radius + 0.5 - Math.hypot(i - x, j - y, k - z));
        const at = i + SIDE * (j + SIDE * k);
        if (cover > 0) data[at] = Math.max(data[at]!, value * cover);
      }
    }
  }
}

function unit([x, y, z]: Point): Point {
  const length = Math.hypot(x, y, z) || 1;
  return [x / length, y / length, z / length];
}
