// work/blob-worker.ts -- a worker from the text that the library carries, by a blob's address.

import text from "worker:./worker";

/**
 * A worker that serves the table of jobs; `undefined` where there are no workers or no blobs' addresses. A page whose
 * security policy forbids it makes this throw, or the worker fail before its first word: the pool is ready for both.
 */
export function blobWorker(): Worker | undefined {
  // Not `=== "function"`: constructors of old browsers are objects.
  if (typeof Worker === "undefined" || typeof Blob === "undefined" || typeof URL === "undefined") return undefined;
  if (!URL.createObjectURL) return undefined;
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const worker = new Worker(address);
  const terminate = worker.terminate;
  worker.terminate = () => {
    // The address lives as long as the worker: old browsers read it late.
    URL.revokeObjectURL(address);
    terminate.call(worker);
  };
  return worker;
}
