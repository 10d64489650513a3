// figure/info.ts -- what a figure says of itself: its context, its lacks, what lives in it, how long frames take.

import type { Gpu } from "../gl/gpu";
import type { HandleKind } from "../gl/handles";
import type { Lack } from "../gl/lacks";

/** What a figure says of itself. */
export interface FigureInfo {
  readonly webgl: 1 | 2;
  readonly renderer: string;
  readonly limits: {
    readonly max2d: number;
    readonly max3d: number;
    readonly units: number;
    readonly budgetBytes: number;
  };
  /** which texels a sampler interpolates, as drawn */
  readonly filters: Readonly<Record<string, boolean>>;
  /** rows of the table of lacks in force */
  readonly lacks: readonly Lack[];
  /** handles alive, and how many of each kind */
  readonly alive: number;
  readonly kinds: Readonly<Record<HandleKind, number>>;
  readonly bytes: number;
  /** how texels reach the GPU */
  readonly upload: "direct";
  /** programs linked since the start */
  readonly links: number;
  readonly frames: FrameTimes;
}

/** Times that the main thread spent on frames, milliseconds. */
export interface FrameTimes {
  readonly count: number;
  readonly lastMs: number;
  readonly medianMs: number;
}

/** Takes the time of frames. */
export interface FrameClock {
  begin(): void;
  end(): void;
  times(): FrameTimes;
}

/** Frames that the median is taken of. */
const KEPT = 60;

/** A clock of frames. */
export function frameTimes(): FrameClock {
  const last: number[] = [];
  let count = 0;
  let start = 0;
  const now = (): number => (typeof performance === "object" ? performance.now() : Date.now());
  return {
    begin() {
      start = now();
    },
    end() {
      count += 1;
      last.push(now() - start);
      if (last.length > KEPT) last.shift();
    },
    times() {
      const sorted = last.slice().sort((a, b) => a - b);
      return { count, lastMs: last[last.length - 1] ?? 0, medianMs: sorted[sorted.length >> 1] ?? 0 };
    },
  };
}

/** The state of a context in words and numbers. */
export function infoOf({ caps, handles, budgetBytes }: Gpu, clock: FrameClock, links: number): FigureInfo {
  const { total, kinds, bytes } = handles.alive();
  return {
    webgl: caps.version,
    renderer: caps.renderer,
    limits: { max2d: caps.max2d, max3d: caps.max3d, units: caps.units, budgetBytes },
    filters: caps.filters,
    lacks: caps.lacks,
    alive: total,
    kinds,
    bytes,
    upload: "direct",
    links,
    frames: clock.times(),
  };
}
