// work/worker.ts -- the script of a worker: it serves the table of jobs. The pool carries it as text
// (`import text from "worker:./worker"`), so that a library of one file stays one file.

import { systemClock } from "./job";
import { jobs } from "./jobs";
import { type Port, serveJobs } from "./serve";

/** Serves the jobs to whoever made this worker. */
export function startWorker(): void {
  serveJobs(self as unknown as Port, jobs, systemClock());
}
