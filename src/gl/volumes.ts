// gl/volumes.ts -- the volumes of a context: planned, loaded, shared, swapped when complete, dropped when idle.
// Small grids are loaded at once. Large ones are converted off the main thread; meanwhile the asker's older picture
// stays, or, when there is none, a coarse copy made on the spot: the figure is never black.

import { EngineError } from "../base/errors";
import type { VolumeSource } from "../data/draw";
import type { Grid } from "../data/grid";
import { normalizeSlab, type TexelArray } from "../data/normalize";
import type { Plan } from "../data/plan";
import { normalizeInSlabs } from "../work/slabs";
import { createCells, type Cells } from "./cells";
import { coarse, stretched } from "./coarse";
import type { Gpu } from "./gpu";
import { createHolding, type Holding, type VolumeReading } from "./volume";
import { planFor, windowFor } from "./volume-plan";

/** The store of a context's volumes. */
export interface Volumes {
  /** Starts loading what is not there for this source. */
  ask(source: VolumeSource): void;
  /** How to read what is there for this source; starts loading what is not. */
  read(source: VolumeSource): VolumeReading;
  /** Says that a frame is over: what frames no longer read is dropped, beyond a little that is kept. */
  endFrame(): void;
  /** When everything asked for so far is there. Rejects with what went wrong. */
  settled(): Promise<void>;
  /** Gives up everything under way and forgets all. */
  clear(): void;
}

/** Voxels that are converted at once: about 10 ms on a slow machine. */
const AT_ONCE_VOXELS = 2_000_000;
/** Bytes of textures that stay although nothing shows them, for a quick way back. */
const IDLE_BYTES = 64 * 1024 * 1024;
/** How often an allocation that the context refused is tried again with half the memory. */
const MAX_HALVINGS = 10;

interface Entry {
  readonly key: string;
  readonly grid: Grid;
  readonly holding: Holding;
  /** undefined for coarse copies, which are small */
  readonly cells: Cells | undefined;
  readonly abort: AbortFlag;
  isReady: boolean;
  /** the frame in which it was read last */
  used: number;
  failure: unknown;
  done: Promise<void>;
}

interface AbortFlag {
  aborted: boolean;
}

/** What one asker wants and sees. */
interface Asking {
  /** what `wanted` was found for: planning is not free for huge grids */
  source: VolumeSource | undefined;
  version: number;
  /** of that source; the holding's own may be another's, who asked for something else and got the same */
  plan: Plan | undefined;
  wanted: Entry | undefined;
  shown: Entry | undefined;
  preview: Entry | undefined;
  told: string;
}

/** The store for one context. */
export function createVolumes(gpu: Gpu): Volumes {
  return new Store(gpu);
}

class Store implements Volumes {
  readonly #gpu: Gpu;
  readonly #entries = new Map<string, Entry>();
  readonly #numbers = new WeakMap<Grid, number>();
  #askings = new WeakMap<object, Asking>();
  #grids = 0;
  #previews = 0;
  #frame = 0;

  constructor(gpu: Gpu) {
    this.#gpu = gpu;
  }

  ask(source: VolumeSource): void {
    this.#wantedFor(source, this.#askingOf(source.asker)).used = this.#frame;
  }

  read(source: VolumeSource): VolumeReading {
    const asking = this.#askingOf(source.asker);
    const wanted = this.#wantedFor(source, asking);
    if (!this.#isLiving(asking.shown)) asking.shown = undefined;
    if (wanted.isReady) {
      asking.shown = wanted;
      if (asking.preview) this.#drop(asking.preview);
      asking.preview = undefined;
    }
    const shown = asking.shown ?? this.#previewFor(source, asking);
    wanted.used = this.#frame;
    shown.used = this.#frame;
    tell(source, asking, wanted);
    return { ...shown.holding.read(source.interpolation), cells: shown.cells };
  }

  endFrame(): void {
    const idle: Entry[] = [];
    this.#entries.forEach((entry) => {
      if (entry.used < this.#frame) idle.push(entry);
    });
    idle.sort((a, b) => b.used - a.used);
    let idleBytes = 0;
    for (const entry of idle) {
      idleBytes += entry.holding.bytes;
      if (idleBytes > IDLE_BYTES || !entry.isReady) this.#drop(entry);
    }
    this.#frame += 1;
  }

  async settled(): Promise<void> {
    for (;;) {
      const waiting: Promise<void>[] = [];
      this.#entries.forEach((entry) => {
        if (entry.failure !== undefined) throw entry.failure;
        if (!entry.isReady) waiting.push(entry.done);
      });
      if (waiting.length === 0) return;
      await Promise.all(waiting);
    }
  }

  clear(): void {
    this.#entries.forEach((entry) => (entry.abort.aborted = true));
    this.#entries.clear();
    this.#askings = new WeakMap();
  }

  #isLiving(entry: Entry | undefined): entry is Entry {
    return entry !== undefined && this.#entries.get(entry.key) === entry;
  }

  #wantedFor(source: VolumeSource, asking: Asking): Entry {
    const { grid } = source;
    if (asking.source === source && asking.version === grid.version && this.#isLiving(asking.wanted)) {
      return asking.wanted;
    }
    const plan = planFor(this.#gpu, source, this.#gpu.budgetBytes);
    const key = this.#keyOf(grid, plan, windowFor(source, plan));
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = createEntry(this.#gpu, source, key, this.#frame);
      this.#entries.set(key, entry);
    }
    asking.source = source;
    asking.plan = plan;
    asking.version = grid.version;
    asking.wanted = entry;
    return entry;
  }

  #askingOf(asker: object): Asking {
    let asking = this.#askings.get(asker);
    if (!asking) {
      asking = {
        source: undefined,
        version: 0,
        plan: undefined,
        wanted: undefined,
        shown: undefined,
        preview: undefined,
        told: "",
      };
      this.#askings.set(asker, asking);
    }
    return asking;
  }

  /** A coarse copy, made now, to be seen until the whole is there. */
  #previewFor(source: VolumeSource, asking: Asking): Entry {
    if (this.#isLiving(asking.preview)) return asking.preview;
    const { grid } = source;
    const key = `coarse|${++this.#previews}`;
    const holding = previewOf(this.#gpu, source);
    const abort: AbortFlag = { aborted: false };
    const done = Promise.resolve();
    asking.preview = {
      key,
      grid,
      holding,
      cells: undefined,
      abort,
      isReady: true,
      used: this.#frame,
      failure: undefined,
      done,
    };
    this.#entries.set(key, asking.preview);
    return asking.preview;
  }

  #keyOf(grid: Grid, plan: Plan, window: readonly number[]): string {
    let number = this.#numbers.get(grid);
    if (number === undefined) this.#numbers.set(grid, (number = ++this.#grids));
    return [number, grid.version, plan.path, plan.format, plan.shape.join("x"), window.join(":")].join("|");
  }

  #drop(entry: Entry): void {
    entry.abort.aborted = true;
    this.#entries.delete(entry.key);
    entry.holding.free();
    entry.cells?.free();
  }
}

/** Textures for a source, filled at once or soon; with less memory when the context refuses so much. */
function createEntry(gpu: Gpu, source: VolumeSource, key: string, frame: number): Entry {
  const { grid } = source;
  const holding = allocated(gpu, source);
  const cells = createCells(gpu, holding.plan);
  const abort: AbortFlag = { aborted: false };
  const done = Promise.resolve();
  const entry: Entry = { key, grid, holding, cells, abort, isReady: false, used: frame, failure: undefined, done };
  if (grid.voxels <= AT_ONCE_VOXELS) {
    fillAtOnce(grid, holding, cells);
    entry.isReady = true;
    return entry;
  }
  const onSlab = (from: number, to: number, texels: TexelArray): void => {
    // Throwing ends the conversion; nobody waits for it any more.
    if (abort.aborted) throw new EngineError("load/aborted", "these texels are not wanted any more");
    holding.write(from, to, texels);
    cells.see(from, to, texels, false);
  };
  entry.done = normalizeInSlabs(grid, holding.plan, holding.window, { pool: gpu.pool, onSlab }).then(
    () => {
      if (abort.aborted) return;
      entry.isReady = true;
      gpu.changed.emit();
    },
    (error: unknown) => {
      if (abort.aborted) return;
      entry.failure = error;
      gpu.failed.emit(error);
    },
  );
  return entry;
}

function allocated(gpu: Gpu, source: VolumeSource): Holding {
  let budget = gpu.budgetBytes;
  for (let halvings = 0; ; ++halvings, budget /= 2) {
    const plan = planFor(gpu, source, budget);
    try {
      return createHolding(gpu, plan, windowFor(source, plan), source.grid.hasMissing());
    } catch (error) {
      const isRefused = error instanceof EngineError && error.code === "gl/memory";
      if (!isRefused || halvings >= MAX_HALVINGS || gpu.isLost) throw error;
    }
  }
}

function fillAtOnce(grid: Grid, { plan, window, write }: Holding, cells?: Cells): void {
  const depth = plan.shape[2];
  const texels = normalizeSlab({
    data: grid.data,
    shape: grid.shape,
    channels: grid.channels,
    texelWindow: window,
    format: plan.format,
    hasMissing: grid.hasMissing(),
    reduce: plan.reduce,
    from: 0,
    to: depth,
  });
  write(0, depth, texels);
  cells?.see(0, depth, texels, true);
}

/** The textures of a coarse copy, filled. */
function previewOf(gpu: Gpu, source: VolumeSource): Holding {
  const small = coarse(source.grid);
  const plan = planFor(gpu, { ...source, grid: small.grid, format: "r8" }, gpu.budgetBytes);
  const holding = createHolding(gpu, plan, source.window, small.grid.hasMissing());
  fillAtOnce(small.grid, holding);
  return { ...holding, read: (interpolation) => stretched(holding.read(interpolation), small.stride) };
}

function tell(source: VolumeSource, asking: Asking, wanted: Entry): void {
  const complete = asking.shown === wanted;
  const { plan, bytes, window } = wanted.holding;
  const { path, format, shape } = plan;
  // A context that refused memory got a smaller plan than was made at first: then that one says why.
  const isAsPlanned = asking.plan?.shape.join() === shape.join() && asking.plan.format === format;
  const { fidelity } = isAsPlanned && asking.plan ? asking.plan : plan;
  const word = [wanted.key, complete, fidelity.requested, fidelity.reason].join("/");
  if (word === asking.told) return;
  asking.told = word;
  source.report({ fidelity, path, texelFormat: format, shape, bytes, window, complete });
}
