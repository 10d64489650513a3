// loaders/report.ts -- the Report of one load: sums the progress of its parts, gives the page its turn, knows of the end.

import { EngineError } from "../base/errors";
import type { Phase, Progress, ReadOptions, Report } from "./loader";

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
