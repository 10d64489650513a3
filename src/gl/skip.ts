// gl/skip.ts -- what is known of a volume's cells as a texture, and the GLSL that reads it.

import { BRICK_EDGE, type Bricks } from "../data/bricks";
import type { Triple } from "../data/grid";
import { occupancy, type CellTest } from "../data/occupancy";
import { arrangeTiles, placeTile, type Tiles } from "../data/tiles";
import type { GlslModule } from "../shader/module";
import bricksModule from "../../glsl/skip/bricks.glsl";
import noneModule from "../../glsl/skip/none.glsl";
import type { Gpu } from "./gpu";
import { layoutOf } from "./texel";
import { createTexture, type Texture } from "./texture";

/** What a shader needs to skip. */
export interface SkipReading {
  readonly glsl: GlslModule;
  readonly uniforms: Readonly<Record<string, readonly number[] | WebGLTexture>>;
}

/** Nothing is skipped. */
export const NO_SKIPPING: SkipReading = { glsl: noneModule, uniforms: {} };

/**
 * Share of cells that matter above which looking at cells costs more than it saves, for methods without a running best.
 * On full data a look at every cell costs a fifth of the frame (bench/).
 */
const WORTH_SHARE = 0.9;

/** The cells of one holding, for the test that was asked last. */
export interface SkipTexture {
  /** @param hasBest  whether the method has a running best, and so skips also where every cell matters at first */
  read(test: CellTest, hasBest: boolean): SkipReading;
  free(): void;
}

/**
 * A texture of cells.
 *
 * @param shape  texels of the volume along x, y, z
 * @returns undefined when the context has no room for the cells
 */
export function createSkip(gpu: Gpu, bricks: Bricks, shape: Triple): SkipTexture | undefined {
  const { cells } = bricks;
  const tiles = arrangeTiles(cells, { max2d: gpu.caps.max2d, pages: 1, texels: gpu.budgetBytes / 4 });
  const layout = layoutOf(gpu.gl, "r8", 4);
  if (!tiles || !layout) return undefined;
  let texture: Texture | undefined;
  let asked: CellTest | undefined;
  let share = 1;
  const uniforms = (made: Texture): SkipReading["uniforms"] => ({
    u_skip: made.texture,
    u_skipCells: cells,
    u_skipScale: [shape[0] / BRICK_EDGE, shape[1] / BRICK_EDGE, shape[2] / BRICK_EDGE],
    u_skipTiles: [tiles.across, 1 / tiles.across],
    u_skipTexel: [1 / tiles.width, 1 / tiles.height],
  });
  return {
    read(test, hasBest) {
      if (!asked || !isSame(asked, test)) {
        const found = occupancy(bricks, test);
        share = found.occupied / found.distance.length;
        texture ??= createTexture(gpu, layout, [tiles.width, tiles.height]);
        texture.write([0, 0, 0], [tiles.width, tiles.height, 1], packed(bricks, found.distance, tiles));
        asked = test;
      }
      if (!texture || (share > WORTH_SHARE && !hasBest)) return NO_SKIPPING;
      return { glsl: bricksModule, uniforms: uniforms(texture) };
    },
    free: () => texture?.free(),
  };
}

function isSame(a: CellTest, b: CellTest): boolean {
  if (a.kind === "alpha" && b.kind === "alpha") {
    return a.table === b.table && a.offset === b.offset && a.scale === b.scale;
  }
  return a.kind === b.kind && a.kind !== "alpha" && b.kind !== "alpha" && a.value === b.value;
}

/** Distance, and the bounds rounded outwards to bytes. */
function packed({ cells, least, greatest }: Bricks, distance: Uint8Array, tiles: Tiles): Uint8Array {
  const out = new Uint8Array(4 * tiles.width * tiles.height);
  const [nx, ny, nz] = cells;
  for (let z = 0; z < nz; ++z) {
    const corner = placeTile(tiles, cells, z);
    for (let y = 0; y < ny; ++y) {
      let from = (z * ny + y) * nx;
      let to = 4 * ((corner.y + y) * tiles.width + corner.x);
      for (let x = 0; x < nx; ++x, ++from, to += 4) {
        out[to] = distance[from] as number;
        out[to + 1] = byteOf(greatest[from] as number, Math.ceil);
        out[to + 2] = byteOf(least[from] as number, Math.floor);
      }
    }
  }
  return out;
}

/** Float32 rounding of k / 255 must not make k + 1 of k. */
const ROUNDING = 1e-5;

function byteOf(texel: number, round: (value: number) => number): number {
  const slack = round === Math.ceil ? -ROUNDING : ROUNDING;
  return Math.max(0, Math.min(255, round(texel * 255 + slack)));
}
