// scene/node.ts -- a Node: a placed visual with children. The scene is a tree of them.
// Any change below a node (a transform, a visual's parameter, a child come or gone) is told by every node above it, so that
// who draws the tree listens at the root alone.

import { mat4 } from "gl-matrix";
import { show } from "../base/check";
import { EngineError } from "../base/errors";
import { signal, type Off, type Signal } from "../base/signal";
import { makeMat4 } from "../math/project";
import { linear } from "../transforms/linear";
import { isTransform, type Transform } from "../transforms/transform";
import type { Visual } from "../visuals/visual";

/** What `node` takes. */
export interface NodeOptions {
  /** target is the parent's space; a column-major 4x4 counts as a linear transform */
  readonly transform?: Transform | ArrayLike<number>;
  readonly children?: readonly Node[];
  readonly visual?: Visual;
  /** false hides the node and all below it */
  readonly visible?: boolean;
  /** siblings are drawn from low to high; equals in the order they came */
  readonly order?: number;
  readonly name?: string;
}

/** A placed visual with children. */
export interface Node {
  readonly parent: Node | undefined;
  readonly children: readonly Node[];
  readonly visual: Visual | undefined;
  /** undefined: the parent's space is this node's own */
  get transform(): Transform | undefined;
  set transform(transform: Transform | ArrayLike<number> | undefined);
  visible: boolean;
  order: number;
  name: string;
  /** Told after a change of this node or of anything below it. */
  readonly changed: Signal;
  /** Takes a node in, out of its former parent if it had one; gives it back. */
  add<N extends Node>(child: N): N;
  /** Lets a child go; whether it was one. */
  remove(child: Node): boolean;
  /** The transforms from the root to this node, the last of which is applied first. */
  path(): readonly Transform[];
  /**
   * The product of the transforms from here to the root, written into `out` (a new matrix when left out).
   *
   * @throws param/type when one of them is no matrix
   */
  worldFromNode(out?: mat4): mat4;
  /** Calls `f` for every visible visual from here down, in drawing order. */
  eachVisual(f: (visual: Visual, node: Node) => void): void;
}

/** What only this file may touch of a node. */
interface Inside {
  parent: Node | undefined;
}
const insides = new WeakMap<Node, Inside>();

/** Whether a value is a Node. */
export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && insides.has(value as Node);
}

/**
 * A node.
 *
 * @throws param/range when a transform is no matrix with an inverse; param/type for a non-linear one
 */
export function node(options: NodeOptions = NO_OPTIONS): Node {
  const changed = signal();
  const inside: Inside = { parent: undefined };
  const family = familyOf(() => self, changed);
  const own = ownOf(options, changed);
  const { visual, visible = true, order = 0, name = "" } = options;
  const flags = { visible, order, name };
  const self: Node = {
    ...flags,
    ...family.methods,
    changed,
    visual,
    get parent() {
      return inside.parent;
    },
    get children() {
      return family.children();
    },
    get transform(): Transform | undefined {
      return own.transform();
    },
    set transform(transform: Transform | ArrayLike<number> | undefined) {
      own.place(transform);
    },
    path() {
      const above = inside.parent ? inside.parent.path() : NO_TRANSFORMS;
      const mine = own.transform();
      return mine ? [...above, mine] : above;
    },
    worldFromNode(out = makeMat4()) {
      return own.after(inside.parent ? inside.parent.worldFromNode(out) : mat4.identity(out));
    },
    eachVisual(f) {
      if (!self.visible) return;
      if (visual) f(visual, self);
      for (const child of family.drawn()) child.eachVisual(f);
    },
  };
  insides.set(self, inside);
  withNews(self, flags, changed);
  visual?.on("change", () => changed.emit());
  for (const child of options.children ?? []) self.add(child);
  return self;
}

const NO_OPTIONS: NodeOptions = {};
const NO_TRANSFORMS: readonly Transform[] = [];

/** Properties that tell when they are set. */
function withNews(self: Node, flags: { visible: boolean; order: number; name: string }, changed: Signal): void {
  const values: Record<keyof typeof flags, unknown> = flags;
  const kinds = { visible: "boolean", order: "number", name: "string" };
  for (const key of ["visible", "order", "name"] as const) {
    const take = (value: unknown): void => {
      if (typeof value !== kinds[key] || value !== value) {
        throw new EngineError("param/type", `node.${key} must be a ${kinds[key]}, got ${show(value)}`);
      }
      values[key] = value;
    };
    take(flags[key]);
    Object.defineProperty(self, key, {
      enumerable: true,
      get: () => values[key],
      set(value: unknown) {
        take(value);
        changed.emit();
      },
    });
  }
}

/** The node's own transform, and listening to it. */
function ownOf(options: NodeOptions, changed: Signal) {
  let transform: Transform | undefined;
  let off: Off | undefined;
  const place = (given: Transform | ArrayLike<number> | undefined): void => {
    const next = given === undefined || isTransform(given) ? given : linear(given);
    off?.();
    transform = next;
    off = next?.changed.on(() => changed.emit());
    changed.emit();
  };
  place(options.transform);
  const after = (out: mat4): mat4 => {
    if (!transform) return out;
    if (!transform.matrix)
      throw new EngineError("param/type", `a matrix to the world needs linear transforms, got ${transform.name}`);
    return mat4.multiply(out, out, transform.matrix as unknown as mat4);
  };
  return { place, after, transform: () => transform };
}

/** Children, their news, and their drawing order. */
function familyOf(self: () => Node, changed: Signal) {
  let children: readonly { readonly child: Node; readonly off: Off }[] = [];
  let sorted: readonly Node[] | undefined;
  const listen = (): void => {
    sorted = undefined;
    changed.emit();
  };
  const remove = (child: Node): boolean => {
    const entry = children.find((one) => one.child === child);
    if (!entry) return false;
    entry.off();
    children = children.filter((one) => one !== entry);
    (insides.get(child) as Inside).parent = undefined;
    listen();
    return true;
  };
  const add = <N extends Node>(child: N): N => {
    const inside = insides.get(child);
    if (!inside) throw new EngineError("param/type", `node.add takes a node, got ${show(child)}`);
    if (isAbove(child, self())) throw new EngineError("param/range", "node.add takes no node that is above this one");
    inside.parent?.remove(child);
    inside.parent = self();
    children = [...children, { child, off: child.changed.on(listen) }];
    listen();
    return child;
  };
  return {
    methods: { add, remove },
    children: () => children.map((one) => one.child),
    drawn: () => (sorted ??= inOrder(children.map((one) => one.child))),
  };
}

/** By order, equals as they came: old engines' sort is not stable. */
function inOrder(nodes: readonly Node[]): readonly Node[] {
  return nodes
    .map((one, at) => ({ one, at }))
    .sort((a, b) => a.one.order - b.one.order || a.at - b.at)
    .map(({ one }) => one);
}

function isAbove(one: Node, below: Node): boolean {
  for (let at: Node | undefined = below; at; at = at.parent) if (at === one) return true;
  return false;
}
