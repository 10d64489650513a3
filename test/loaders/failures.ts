// test/loaders/failures.ts -- the code of the error a promise ends with.

import { EngineError } from "../../src/base/errors";

/** Code of the EngineError; anything else is told in words, so that a test for a code fails readably. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "no error",
    (error: unknown) => (error instanceof EngineError ? error.code : `not ours: ${String(error)}`),
  );
}
