// gl/gpu.ts -- a context with its capabilities, its living handles, and its way back from loss.
// Nothing above this room holds a handle. Whatever can be made from data is made through `cached`, so that a renewed
// context is filled again by the next frame, without anyone above knowing.

import { EngineError } from "../base/errors";
import { signal, type Signal } from "../base/signal";
import { createPool, type Pool } from "../work/pool";
import { getContext, type AnyCanvas, type GL, type WebglChoice } from "./context";
import { handles, type Handles } from "./handles";
import { lackNames, lacks, type Lack } from "./lacks";
import { probe, type Facts } from "./probe";
import { stateCache, type StateCache } from "./state";

/** What a context can do, and what it lacks. */
export interface Caps extends Facts {
  /** rows of the table of lacks in force */
  readonly lacks: readonly Lack[];
  /** lacks that were asked for, not found */
  readonly forced: readonly string[];
}

/** What `createGpu` takes. */
export interface GpuOptions {
  readonly webgl?: WebglChoice;
  /** rows of the table of lacks to play */
  readonly lacks?: readonly string[];
  /** greatest number of bytes of one volume's textures */
  readonly budgetBytes?: number;
  /** limits to play, where smaller than the real ones: for tests */
  readonly limits?: { readonly max2d?: number; readonly max3d?: number; readonly units?: number };
  /** whether the canvas ends with the figure, so that its context may be given back at once */
  readonly ownsCanvas?: boolean;
}

/** A context. */
export interface Gpu {
  readonly gl: GL;
  readonly caps: Caps;
  readonly handles: Handles;
  readonly state: StateCache;
  readonly pool: Pool;
  readonly budgetBytes: number;
  /** from the moment of the loss, which comes before the event that tells it */
  readonly isLost: boolean;
  readonly lost: Signal;
  readonly restored: Signal;
  /** something arrived that the next frame will show */
  readonly changed: Signal;
  /** something asked for could not be had */
  readonly failed: Signal<unknown>;
  /** What `make` gives for `key`, made anew when `version` changes or the context was renewed. */
  cached<T extends { free(): void }>(kind: string, key: object, version: number, make: () => T): T;
  /** Runs at loss, before anything is made again. */
  onRenew(forget: () => void): void;
  free(): void;
}

/** Enough for a 512^3 volume of bytes with room beside it, on a machine of which nothing is known. */
export const DEFAULT_BUDGET_BYTES = 256 * 1024 * 1024;

interface Entry {
  readonly version: number;
  readonly generation: number;
  readonly made: { free(): void };
}

/**
 * A context on a canvas, probed.
 *
 * @throws gl/context; param/choice for an unknown lack
 */
export function createGpu(canvas: AnyCanvas, options: GpuOptions = {}): Gpu {
  const forced = options.lacks ?? [];
  for (const name of forced) {
    if (lackNames.indexOf(name) < 0) {
      throw new EngineError("param/choice", `lacks must be some of ${lackNames.join(", ")}, got "${name}"`);
    }
  }
  const choice = forced.indexOf("webgl2") >= 0 ? 1 : (options.webgl ?? "auto");
  const gl = getContext(canvas, choice);
  return new Context(canvas, gl, options, forced);
}

class Context implements Gpu {
  readonly gl: GL;
  readonly handles = handles();
  readonly lost = signal();
  readonly restored = signal();
  readonly changed = signal();
  readonly failed = signal<unknown>();
  readonly state: StateCache;
  readonly budgetBytes: number;
  caps: Caps;
  #isForgotten = false;
  #pool: Pool | undefined;
  #caches = new WeakMap<object, Map<string, Entry>>();
  #generation = 0;
  readonly #forgetters: (() => void)[] = [];
  readonly #canvas: AnyCanvas;
  readonly #probeAgain: () => Caps;
  readonly #ownsCanvas: boolean;

  constructor(canvas: AnyCanvas, gl: GL, options: GpuOptions, forced: readonly string[]) {
    this.gl = gl;
    this.#canvas = canvas;
    this.#ownsCanvas = options.ownsCanvas ?? false;
    this.budgetBytes = options.budgetBytes ?? DEFAULT_BUDGET_BYTES;
    this.#probeAgain = () => capsOf(gl, options, forced);
    this.caps = this.#probeAgain();
    this.state = stateCache(gl);
    canvas.addEventListener("webglcontextlost", this.#onLost as EventListener);
    canvas.addEventListener("webglcontextrestored", this.#onRestored);
  }

  get isLost(): boolean {
    return this.#isForgotten || this.gl.isContextLost();
  }

  get pool(): Pool {
    return (this.#pool ??= createPool({}));
  }

  readonly #onLost = (event: Event): void => {
    // Without this the browser never gives the context back.
    event.preventDefault();
    this.#isForgotten = true;
    this.#forget();
    this.lost.emit();
  };

  readonly #onRestored = (): void => {
    this.#isForgotten = false;
    this.caps = this.#probeAgain();
    this.restored.emit();
    this.changed.emit();
  };

  #forget(): void {
    this.#generation += 1;
    this.#caches = new WeakMap();
    this.state.reset();
    for (const forget of this.#forgetters) forget();
    this.handles.forget();
  }

  onRenew(forget: () => void): void {
    this.#forgetters.push(forget);
  }

  cached<T extends { free(): void }>(kind: string, key: object, version: number, make: () => T): T {
    let kinds = this.#caches.get(key);
    if (!kinds) this.#caches.set(key, (kinds = new Map<string, Entry>()));
    const entry = kinds.get(kind);
    if (entry && entry.version === version && entry.generation === this.#generation) return entry.made as T;
    entry?.made.free();
    const made = make();
    kinds.set(kind, { version, generation: this.#generation, made });
    return made;
  }

  free(): void {
    this.#canvas.removeEventListener("webglcontextlost", this.#onLost as EventListener);
    this.#canvas.removeEventListener("webglcontextrestored", this.#onRestored);
    for (const forget of this.#forgetters) forget();
    this.handles.freeAll();
    this.#pool?.free();
    this.#pool = undefined;
    this.#caches = new WeakMap();
    // Browsers allow few contexts; this gives the place back now, instead of at the next garbage collection.
    if (this.#ownsCanvas) this.gl.getExtension("WEBGL_lose_context")?.loseContext();
  }
}

function capsOf(gl: GL, { limits = {} }: GpuOptions, forced: readonly string[]): Caps {
  const facts = probe(gl, new Set(forced));
  const least = (found: number, asked: number | undefined): number => Math.min(found, asked ?? found);
  return {
    ...facts,
    max2d: least(facts.max2d, limits.max2d),
    max3d: least(facts.max3d, limits.max3d),
    units: least(facts.units, limits.units),
    lacks: lacks.filter(({ when }) => when(facts)),
    forced,
  };
}
