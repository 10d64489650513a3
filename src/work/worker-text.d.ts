// work/worker-text.d.ts -- what importing "worker:./some-file" gives: the text of a whole worker script, bundled by itself
// for the same browsers as the code around it (scripts/rollup-worker.mjs).

declare module "worker:*" {
  const text: string;
  export default text;
}
