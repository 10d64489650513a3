// work/extract.ts -- the surface of a level off the main thread: for grids too large to march through between two frames.

import type { Grid } from "../data/grid";
import { marchedSurface } from "../data/marching";
import type { Surface } from "../data/surface";
import { createPool, type Pool } from "./pool";

/** How a surface is extracted. */
export interface ExtractOptions {
  /** data units; more is inside */
  readonly level: number;
  readonly signal?: AbortSignal;
  /** where the work is done; a pool of one worker for this call when left out */
  readonly pool?: Pick<Pool, "run">;
}

/**
 * The surface of a grid where its values cross a level, in a worker, or in slices of time where no worker may run.
 *
 * @throws load/aborted when the signal says so
 */
export async function extractSurface(grid: Grid, { level, signal, pool }: ExtractOptions): Promise<Surface> {
  const own = pool ? undefined : createPool({ workers: 1 });
  const { data, shape, channels } = grid;
  try {
    const march = await (pool ?? own)!.run("marchCubes", { data, shape, channels, level }, { signal });
    return marchedSurface(march, grid);
  } finally {
    own?.free();
  }
}
