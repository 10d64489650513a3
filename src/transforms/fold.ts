// transforms/fold.ts -- what is left of a row of transforms when all that cancels is gone and neighbours that are linear are one.
// What folds is decided by kinds, never by the numbers in a matrix: so a matrix can move freely, through the identity too,
// without changing the shader.

import type { Signal } from "../base/signal";
import { product } from "../math/matrices";
import module from "../../glsl/transform/linear.glsl";
import { isIdentity } from "./identity";
import { applyMatrix, cached, divided, EVERYWHERE, type Quad, type Transform } from "./transform";

/** A transform made of others. */
interface Row extends Transform {
  readonly transforms: readonly Transform[];
  readonly parts: readonly Transform[];
}

/** Neighbours that are kept as one. */
export type Run = readonly Transform[];

/** Whether a transform is a chain. */
export function isRow(t: Transform): t is Row {
  return Array.isArray((t as Partial<Row>).transforms);
}

/** What a transform comes to: a chain's parts, or itself. */
export function partsOf(t: Transform): readonly Transform[] {
  return isRow(t) ? t.parts : [t];
}

/** Runs of what is left; the last is applied first. */
export function runsOf(transforms: readonly Transform[]): readonly Run[] {
  const left: Transform[] = [];
  eachLeaf(transforms, (leaf) => {
    const before = left[left.length - 1];
    if (isIdentity(leaf)) return;
    if (before?.undoes(leaf)) left.pop();
    else left.push(leaf);
  });
  const runs: Transform[][] = [];
  for (const leaf of left) {
    const run = runs[runs.length - 1];
    if (leaf.linear && run?.[0]?.linear) run.push(leaf);
    else runs.push([leaf]);
  }
  return runs;
}

function eachLeaf(transforms: readonly Transform[], f: (leaf: Transform) => void): void {
  for (const t of transforms) {
    if (isRow(t)) eachLeaf(t.transforms, f);
    else f(t);
  }
}

/** A run as one transform: what stands alone is itself, the rest is the product of the matrices, live. */
export function partOf(run: Run, changed: Signal): Transform {
  if (run.length === 1) return run[0] as Transform;
  const there: Transform = folded(run, changed, () => back);
  const back: Transform = folded(run.map((t) => t.back).reverse(), changed, () => there);
  return there;
}

function folded(run: Run, changed: Signal, other: () => Transform): Transform {
  const version = (): number => run.reduce((sum, t) => sum + t.version, 0);
  const matrix = cached(version, () => product(run.map((t) => t.matrix as readonly number[])));
  const glsl = cached(version, () => ({ module, uniforms: { u_linear: matrix() } }));
  const map4 = (p: Quad): Quad => applyMatrix(matrix(), p);
  return {
    name: "linear",
    ...flagsOf(run),
    changed,
    domain: EVERYWHERE,
    map: ([x, y, z]) => divided(map4([x, y, z, 1])),
    unmap: (p) => other().map(p),
    map4,
    undoes: (another) => another === other(),
    get glsl() {
      return glsl();
    },
    get back() {
      return other();
    },
    get matrix() {
      return matrix();
    },
    get version() {
      return version();
    },
  };
}

/** What all of them promise. */
export function flagsOf(transforms: readonly Transform[]) {
  return {
    linear: transforms.every((t) => t.linear),
    orthogonal: transforms.every((t) => t.orthogonal),
    nonScaling: transforms.every((t) => t.nonScaling),
    isometric: transforms.every((t) => t.isometric),
  };
}
