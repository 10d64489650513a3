// loaders/report.ts -- what a load is asked for and may say while it works: sums the progress of its parts, gives the page its turn, knows of the end.

import { EngineError } from "../base/errors";
import type { GridOptions } from "../data/grid";
import type { StoredType } from "./stored";

/** What a loader is asked for; all but `frame` and `name` is for raw files, which say nothing about themselves. */
export interface ReadOptions extends Partial<
  Pick<GridOptions, "shape" | "channels" | "spacing" | "origin" | "worldFromData" | "name">
> {
  /** which volume of a series, 0 is the first */
  readonly frame?: number;
  /** element type of a raw file; uint8 when left out */
  readonly dtype?: StoredType;
  /** byte order of a raw file; true when left out */
  readonly littleEndian?: boolean;
  /** bytes before the voxels of a raw file */
  readonly offset?: number;
}

/** Fetching bytes, or making voxels of them. */
export type Phase = "fetch" | "decode";

/** News of a load: bytes done, bytes to do where that is known. `loaded` never shrinks within a phase. */
export interface Progress {
  readonly phase: Phase;
  readonly loaded: number;
  readonly total: number | undefined;
}

/** What one load shares with all its parts: the wishes of the caller, the way to give up, the way to tell. */
export interface Report {
  readonly options: ReadOptions;
  /** no array larger than this is made */
  readonly maxBytes: number;
  readonly signal: AbortSignal | undefined;
  /** Tells the caller something worth knowing that is not an error. */
  note(text: string): void;
  /** Opens one piece of work; call what it gives with the bytes done (and to do) so far. */
  track(phase: Phase): (loaded: number, total?: number) => void;
  /**
   * Counts bytes of work, and lets the page breathe after every few million.
   *
   * @throws load/aborted once the caller gave up
   */
  turn(bytes: number): Promise<void>;
  /** The same value or error as `promise`, but load/aborted as soon as the caller gives up. */
  abortable<T>(promise: PromiseLike<T>): Promise<T>;
}

/** Bytes of work between two turns of the page: about 10 ms of byte swapping, or 20 ms of inflating. */
const TURN_BYTES = 2097152;

/** What `makeReport` takes. */
export interface ReportOptions {
  readonly options: ReadOptions;
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly onNote?: ((note: string) => void) | undefined;
}

/** A Report that tells `onProgress` and `onNote`. */
export function makeReport({ options, maxBytes, signal, onProgress, onNote }: ReportOptions): Report {
  const tracks: Record<Phase, Track[]> = { fetch: [], decode: [] };
  let work = 0;
  return {
    options,
    maxBytes,
    signal,
    note: (text) => onNote?.(text),
    track(phase) {
      const track: Track = { loaded: 0, total: undefined };
      tracks[phase].push(track);
      return (loaded, total) => {
        track.loaded = Math.max(track.loaded, loaded);
        track.total = total;
        if (!signal?.aborted) onProgress?.(sum(phase, tracks[phase]));
      };
    },
    async turn(bytes) {
      if (signal?.aborted) throw aborted();
      work += bytes;
      if (work < TURN_BYTES) return;
      work = 0;
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (signal?.aborted) throw aborted();
    },
    abortable: (promise) => untilAborted(promise, signal),
  };
}

interface Track {
  loaded: number;
  total: number | undefined;
}

function sum(phase: Phase, tracks: readonly Track[]): Progress {
  let loaded = 0;
  let total: number | undefined = 0;
  for (const track of tracks) {
    loaded += track.loaded;
    total = total === undefined || track.total === undefined ? undefined : total + track.total;
  }
  return { phase, loaded, total };
}

function aborted(): EngineError {
  return new EngineError("load/aborted", "load was given up by its signal");
}

// A race of our own: old engines have a fetch that knows no signals.
function untilAborted<T>(promise: PromiseLike<T>, signal: AbortSignal | undefined): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(aborted());
    if (signal?.aborted) {
      // The loser's error is nobody's news.
      promise.then(undefined, () => undefined);
      return stop();
    }
    signal?.addEventListener("abort", stop);
    const done = (): void => signal?.removeEventListener("abort", stop);
    promise.then(
      (value) => (done(), resolve(value)),
      (error: unknown) => (done(), reject(signal?.aborted ? aborted() : error)),
    );
  });
}
