// transforms/define.ts -- defineTransform: parameters and two functions, with their GLSL, become a factory of Transforms.
// A transform and its back are two faces of one core, so that whatever is set on either keeps them inverse to each other.

import { mat4 } from "gl-matrix";
import { initials, take, type Given, type Params, type Values } from "../base/params";
import { signal, type Signal } from "../base/signal";
import type { Box, Triple } from "../math/box";
import type { GlslModule } from "../shader/module";
import {
  applyMatrix,
  cached,
  divided,
  EVERYWHERE,
  type Quad,
  type Transform,
  type TransformFlags,
  type TransformGlsl,
  type TransformUniforms,
} from "./transform";

/** What every kind of transform says of itself. `M` is what its members can do beyond the parameters. */
interface SpecBase<P extends Params, M> {
  readonly name: string;
  /** every one with a default */
  readonly params: P;
  /** those that hold; `linear` is told by `matrix` */
  readonly flags?: Partial<Omit<TransformFlags, "linear">>;
  /** the twin: its last function takes and gives a vec4, and it is whole, without includes that hold uniforms */
  readonly module: GlslModule;
  /** the twin of the way back; the same module when left out */
  readonly backModule?: GlslModule;
  /** uniforms of the twin; none when left out */
  uniforms?(values: Values<P>): TransformUniforms;
  /** uniforms of the way back, where they are others */
  backUniforms?(values: Values<P>): TransformUniforms;
  /** The parameters with which the same kind leads back. Then `back` has parameters of its own, and needs nothing else. */
  invert?(values: Values<P>): Values<P>;
  /** Throws for values that do not fit each other. */
  check?(values: Values<P>): void;
  /** where there and back leads home; everywhere when left out */
  domain?(values: Values<P>): Box;
  /** Methods of each transform of the kind (and of its back, where `invert` is given). */
  methods?(self: Transform & Values<P> & Settable<P>): M;
}

/** A kind that is a matrix. */
interface LinearSpec<P extends Params> {
  /** Column-major 4x4 with an inverse. */
  matrix(values: Values<P>): readonly number[];
  readonly map?: never;
  readonly unmap?: never;
}

/** A kind that maps places. */
interface PlaceSpec<P extends Params> {
  readonly matrix?: never;
  map(p: Triple, values: Values<P>): Triple;
  /** left out where `invert` is given */
  unmap?(p: Triple, values: Values<P>): Triple;
}

/** What `defineTransform` takes. */
export type TransformSpec<P extends Params, M> = SpecBase<P, M> & (LinearSpec<P> | PlaceSpec<P>);

interface Settable<P extends Params> {
  /** Sets several parameters as one change; throws, changing nothing, when one is wrong. */
  set(given: Given<P>): void;
}

/** A transform whose parameters are its properties. */
export type TransformOf<P extends Params, M = unknown> = Transform & Values<P> & Settable<P> & M;

/** There is 0, back is 1. */
type Side = 0 | 1;

interface Core<P extends Params> {
  readonly spec: TransformSpec<P, unknown>;
  readonly changed: Signal;
  /** of each face; of the way back only where the kind can invert its parameters */
  values: readonly [Values<P>, Values<P> | undefined];
  version: number;
}

/** The faces and what they stand on, so that one can tell whether it undoes another. */
const insides = new WeakMap<Transform, { readonly core: Core<Params>; readonly side: Side }>();

/**
 * A factory of one kind of transform.
 *
 * @returns given parameters (or none), a transform; throws param/unknown, param/type, param/range
 */
export function defineTransform<P extends Params, M = unknown>(
  spec: TransformSpec<P, M>,
): (given?: Given<P>) => TransformOf<P, M> {
  return (given = NOTHING as Given<P>) => {
    const values = { ...initials(spec.params), ...take(spec.params, given, spec.name) } as Values<P>;
    spec.check?.(values);
    const core: Core<P> = { spec, changed: signal(), values: pairOf(spec, 0, values), version: 0 };
    const there: Transform = faceOf(core, 0, () => back);
    const back: Transform = faceOf(core, 1, () => there);
    return there as TransformOf<P, M>;
  };
}

const NOTHING = {};
const NO_FLAGS: Partial<TransformFlags> = {};

function faceOf<P extends Params>(core: Core<P>, side: Side, other: () => Transform): Transform {
  const { spec, changed } = core;
  const { orthogonal = false, nonScaling = false, isometric = false } = spec.flags ?? NO_FLAGS;
  const matrix = cached(() => core.version, matrixOf(core, side));
  const glsl = cached(() => core.version, glslOf(core, side));
  const mapped = mappingOf(core, side, matrix);
  const face: Transform = {
    name: side === 0 || spec.invert ? spec.name : `${spec.name}.back`,
    linear: spec.matrix !== undefined,
    orthogonal,
    nonScaling,
    isometric,
    changed,
    map: ([x, y, z]) => divided(mapped([x, y, z, 1])),
    unmap: (p) => other().map(p),
    map4: mapped,
    undoes: (another) => isUndone(core, side, other(), another),
    get glsl() {
      return glsl();
    },
    get back() {
      return other();
    },
    get matrix() {
      return matrix();
    },
    get domain() {
      const values = core.values[side];
      return (values && spec.domain?.(values)) || EVERYWHERE;
    },
    get version() {
      return core.version;
    },
  };
  insides.set(face, { core: core as unknown as Core<Params>, side });
  return side === 0 || spec.invert ? withParams(core, side, face) : face;
}

/** The parameters as properties, `set`, and the methods of the kind. */
function withParams<P extends Params>(core: Core<P>, side: Side, face: Transform): Transform {
  const { spec } = core;
  const properties: PropertyDescriptorMap = {};
  const set = (given: Given<P>): void => {
    store(core, side, { ...core.values[side], ...take(spec.params, given, spec.name) } as Values<P>);
  };
  for (const key of Object.keys(spec.params)) {
    properties[key] = {
      enumerable: true,
      get: () => core.values[side]?.[key],
      set: (value: unknown) => set({ [key]: value } as Given<P>),
    };
  }
  properties["set"] = { value: set };
  const self = Object.defineProperties(face, properties) as Transform & Values<P> & Settable<P>;
  const methods = spec.methods?.(self);
  return methods ? Object.defineProperties(self, Object.getOwnPropertyDescriptors(methods)) : self;
}

function store<P extends Params>(core: Core<P>, side: Side, next: Values<P>): void {
  if (isSame(core.values[side], next)) return;
  core.spec.check?.(next);
  core.values = pairOf(core.spec, side, next);
  core.version += 1;
  core.changed.emit();
}

/** The values of both faces from those of one; frozen, so that a change in place cannot go unheard. */
function pairOf<P extends Params>(spec: TransformSpec<P, unknown>, side: Side, values: Values<P>): Core<P>["values"] {
  const inverse = spec.invert?.(values);
  for (const record of [values, inverse ?? NOTHING] as Record<string, unknown>[]) {
    for (const key of Object.keys(record)) if (Array.isArray(record[key])) Object.freeze(record[key]);
  }
  return side === 0 || !inverse ? [values, inverse] : [inverse, values];
}

function matrixOf<P extends Params>(core: Core<P>, side: Side): () => readonly number[] | undefined {
  return () => {
    const { spec } = core;
    if (!spec.matrix) return undefined;
    const own = core.values[side];
    if (own) return spec.matrix(own);
    const there = spec.matrix(core.values[0]) as unknown as mat4;
    return Array.prototype.slice.call(mat4.invert(new Float64Array(16), there)) as number[];
  };
}

function glslOf<P extends Params>(core: Core<P>, side: Side): () => TransformGlsl {
  const { spec } = core;
  const module = side === 0 ? spec.module : (spec.backModule ?? spec.module);
  return () => {
    const own = core.values[side];
    const uniforms = own ? spec.uniforms?.(own) : (spec.backUniforms ?? spec.uniforms)?.(core.values[0]);
    return { module, uniforms: uniforms ?? NOTHING };
  };
}

function mappingOf<P extends Params>(
  core: Core<P>,
  side: Side,
  matrix: () => readonly number[] | undefined,
): (p: Quad) => Quad {
  const { spec } = core;
  if (spec.matrix) return (p) => applyMatrix(matrix() as readonly number[], p);
  const leads = (p: Triple): Triple => {
    const own = core.values[side];
    return own ? spec.map(p, own) : (spec.unmap ?? spec.map)(p, core.values[0]);
  };
  return (p) => {
    const [x, y, z] = leads(divided(p));
    return [x, y, z, 1];
  };
}

/**
 * Linear transforms undo each other only as a pair of faces: by their numbers they would come and go as they are moved, and
 * with them the shader. What folds into one matrix needs no more.
 */
function isUndone<P extends Params>(core: Core<P>, side: Side, back: Transform, another: Transform): boolean {
  if (another === back) return true;
  const its = insides.get(another);
  if (!its || its.core.spec !== (core.spec as unknown) || core.spec.matrix) return false;
  if (core.spec.invert) return isSame(core.values[side], its.core.values[its.side === 0 ? 1 : 0]);
  return side !== its.side && isSame(core.values[0], its.core.values[0]);
}

/** Whether two sets of parameters hold the same numbers. */
function isSame(a: Readonly<Record<string, unknown>> | undefined, b: typeof a): boolean {
  if (!a || !b) return a === b;
  return Object.keys(a).every((key) => isSameValue(a[key], b[key]));
}

function isSameValue(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
