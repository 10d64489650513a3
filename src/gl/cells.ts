// gl/cells.ts -- the cells of one holding of a volume: bounds found while its texels arrive, and what can be skipped by them.

import { addToBricks, emptyBricks, mergeBricks, type TexelSlices } from "../data/bricks";
import type { TexelArray } from "../data/normalize";
import type { CellTest } from "../data/occupancy";
import type { Plan } from "../data/plan";
import type { Gpu } from "./gpu";
import { createSkip, NO_SKIPPING, type SkipReading, type SkipTexture } from "./skip";

/** The cells of a holding. */
export interface Cells {
  /** Looks at slices [from, to) of texels, now or off the main thread. */
  see(from: number, to: number, texels: TexelArray, isNow: boolean): void;
  /** What can be skipped; nothing until all slices were seen. */
  read(test: CellTest, hasBest: boolean): SkipReading;
  free(): void;
}

/** The cells of a holding that is about to be filled. */
export function createCells(gpu: Gpu, plan: Plan): Cells {
  const { shape, format, components, hasMissing } = plan;
  const bricks = emptyBricks(shape);
  let seen = 0;
  let isFreed = false;
  let skip: SkipTexture | undefined;
  const note = (count: number): void => {
    seen += count;
    // A frame with the whole picture may have been drawn without skipping; nothing changes but its speed.
    if (seen >= shape[2] && !isFreed) skip = createSkip(gpu, bricks, shape);
  };
  return {
    see(from, to, texels, isNow) {
      const slices: TexelSlices = { shape, format, components, hasMissing, from, to, texels };
      if (isNow) {
        addToBricks(bricks, slices);
        note(to - from);
        return;
      }
      // A copy: the texels may be a view of the page's own array, which is never handed over.
      const copy = { ...slices, texels: texels.slice() };
      gpu.pool.run("bounds", copy, { handOver: true }).then(
        (part) => {
          mergeBricks(bricks, part);
          note(to - from);
        },
        () => {
          // Given up with its pool or its context: the volume is drawn without skipping, which looks the same.
          isFreed = true;
        },
      );
    },
    read: (test, hasBest) => skip?.read(test, hasBest) ?? NO_SKIPPING,
    free() {
      isFreed = true;
      skip?.free();
    },
  };
}
