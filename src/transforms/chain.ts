// transforms/chain.ts -- transforms one after the other, as one Transform.
// The order is that of products and of function calls: chain([a, b]) maps p to a(b(p)), the last is applied first.

import { show } from "../base/check";
import { EngineError } from "../base/errors";
import type { Signal } from "../base/signal";
import type { Triple } from "../math/box";
import identityModule from "../../glsl/transform/identity.glsl";
import { joined } from "./fill";
import { flagsOf, isRow, partOf, runsOf, type Run } from "./fold";
import { relay } from "./relay";
import {
  cached,
  divided,
  EVERYWHERE,
  IDENTITY_MATRIX,
  isTransform,
  type Quad,
  type Transform,
  type TransformGlsl,
} from "./transform";

/** Transforms one after the other. */
export interface Chain extends Transform {
  /** As given, the last applied first. Settable: throws param/type for what is no transform, or holds this chain. */
  get transforms(): readonly Transform[];
  set transforms(transforms: readonly Transform[]);
  /**
   * What it comes to: nested chains flat, `identity` gone, a transform beside one that undoes it gone with it, neighbours
   * that are linear one `linear`. The objects stay the same while only numbers change.
   */
  readonly parts: readonly Transform[];
  readonly back: Chain;
}

/**
 * Transforms one after the other: chain([a, b]) maps p to a(b(p)).
 *
 * @param transforms  the last is applied first; none is the identity
 * @throws param/type for what is no transform
 */
export function chain(transforms: readonly Transform[] = NONE): Chain {
  const state = { list: takeList(transforms), base: 0 };
  const total = (): number => state.list.reduce((sum, t) => sum + t.version, 0);
  const version = (): number => state.base + total();
  const changed = relay(() => state.list, version);
  const parts = foldOf(() => state.list, version, changed);
  const set = (next: readonly Transform[]): void => {
    const list = takeList(next);
    if (list.some((t) => holds(t, there))) {
      throw new EngineError("param/type", "chain.transforms must not hold the chain itself");
    }
    if (list.length === state.list.length && list.every((t, i) => t === state.list[i])) return;
    const now = version();
    state.list = list;
    // Past every version so far, whatever those of the new members are.
    state.base = now + 1 - total();
    changed.again();
  };
  const there = faceOf({ version, changed, list: () => state.list, parts, set, other: () => back });
  const back = faceOf({
    version,
    changed,
    list: cached(version, () => reversed(state.list)),
    parts: cached(version, () => reversed(parts())),
    set: (next) => set(reversed(takeList(next))),
    other: () => there,
  });
  return there;
}

const NONE: readonly Transform[] = [];

/** What a face of a chain is made of. */
interface Side {
  version(): number;
  readonly changed: Signal;
  list(): readonly Transform[];
  parts(): readonly Transform[];
  set(transforms: readonly Transform[]): void;
  other(): Chain;
}

function faceOf({ version, changed, list, parts, set, other }: Side): Chain {
  const flags = cached(version, () => flagsOf(parts()));
  const glsl = cached(version, () => glslOf(parts()));
  const map4 = (p: Quad): Quad => parts().reduceRight((q, part) => part.map4(q), p);
  const face = {
    name: "chain",
    changed,
    map: ([x, y, z]: Triple) => divided(map4([x, y, z, 1])),
    unmap: (p: Triple) => other().map(p),
    map4,
    undoes: (another: Transform) => another === other(),
  };
  const live: { readonly [K in Exclude<keyof Chain, keyof typeof face>]: () => Chain[K] } = {
    linear: () => flags().linear,
    orthogonal: () => flags().orthogonal,
    nonScaling: () => flags().nonScaling,
    isometric: () => flags().isometric,
    glsl,
    back: other,
    matrix: () => (flags().linear ? (parts()[0]?.matrix ?? IDENTITY_MATRIX) : undefined),
    domain: () => (parts().length > 1 ? undefined : (parts()[0]?.domain ?? EVERYWHERE)),
    version,
    transforms: list,
    parts,
  };
  for (const key of Object.keys(live) as (keyof typeof live)[]) {
    Object.defineProperty(face, key, { enumerable: true, get: live[key], ...(key === "transforms" ? { set } : {}) });
  }
  return face as Chain;
}

/** The parts of now; a part stays the same object while it stands for the same transforms. */
function foldOf(list: () => readonly Transform[], version: () => number, changed: Signal) {
  let kept: readonly { readonly run: Run; readonly part: Transform }[] = [];
  return cached(version, () => {
    kept = runsOf(list()).map(
      (run) => kept.find((one) => isSameRun(one.run, run)) ?? { run, part: partOf(run, changed) },
    );
    return kept.map(({ part }) => part);
  });
}

function isSameRun(a: Run, b: Run): boolean {
  return a.length === b.length && a.every((t, i) => t === b[i]);
}

function glslOf(parts: readonly Transform[]): TransformGlsl {
  if (parts.length === 0) return { module: identityModule, uniforms: {} };
  return parts.length === 1 ? (parts[0] as Transform).glsl : joined(parts, "chain_map", "");
}

function reversed(transforms: readonly Transform[]): readonly Transform[] {
  return transforms.map((t) => t.back).reverse();
}

function takeList(transforms: readonly Transform[]): readonly Transform[] {
  const isList = Array.isArray(transforms) && transforms.every(isTransform);
  if (isList) return Object.freeze(transforms.slice());
  throw new EngineError("param/type", `chain.transforms must be a list of transforms, got ${show(transforms)}`);
}

/** Whether a transform is this chain, or its back, or holds one of them. */
function holds(t: Transform, self: Chain): boolean {
  return t === self || t === self.back || (isRow(t) && t.transforms.some((one) => holds(one, self)));
}
