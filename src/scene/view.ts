// scene/view.ts -- a View: a camera, a tree of nodes, the stages after the picture, and a rectangle of the canvas.

import { show } from "../base/check";
import { EngineError } from "../base/errors";
import { numbers } from "../base/params";
import { signal, type Off, type Signal } from "../base/signal";
import { EMPTY_BOX, union, type Box } from "../math/box";
import type { Visual } from "../visuals/visual";
import type { Camera, Viewport } from "./camera";
import type { MoveOptions } from "./motion";
import { isNode, node, type Node } from "./node";
import { worldBox } from "./placement";
import { turntable } from "./turntable";

/** A part of the canvas: left, upper edge, width, height as shares of it, origin at its upper left corner. */
export type Rect = readonly [number, number, number, number];

/** What `createView` takes. */
export interface ViewOptions {
  /** a turntable that settles on the first visual when left out */
  readonly camera?: Camera;
  readonly rect?: Rect;
}

/** What is seen in one part of a canvas. */
export interface View {
  /** A new camera keeps what the one before had been told and it has not, and settles on what is there. */
  camera: Camera;
  /** The root of the tree. */
  readonly nodes: Node;
  /** Steps after the picture, first to last. Replace the array to change it. */
  stages: readonly object[];
  rect: Rect;
  /** Told after anything that changes the picture. */
  readonly changed: Signal;
  /** Adds a node, or a visual in a node of its own; gives the node. The camera settles on the first visual. */
  add(thing: Visual | Node): Node;
  /** Takes a node, or every node of a visual, out of the tree; whether there was one. */
  remove(thing: Visual | Node): boolean;
  /** Lets the camera frame all that is visible; smoothly when told how. */
  fit(move?: MoveOptions): void;
  /** The box of all that is visible, world space; empty when nothing is. */
  bounds(): Box;
}

const rectParam = numbers(4, [0, 0, 1, 1], "left, upper edge, width, height; shares of the canvas");

/**
 * A view.
 *
 * @throws param/range when rect is not four numbers with a positive width and height
 */
export function createView(options: ViewOptions = NO_OPTIONS): View {
  const changed = signal();
  const nodes = node({ name: "root" });
  const bounds = boundsOf(nodes);
  nodes.changed.on(() => changed.emit());
  const camera = heldCamera(changed);
  camera.hold(options.camera ?? turntable());
  const held = {
    camera: camera.held(),
    rect: takeRect(options.rect ?? [0, 0, 1, 1]),
    stages: [] as readonly object[],
  };
  const methods = {
    nodes,
    changed,
    bounds,
    add(thing: Visual | Node) {
      const added = nodes.add(asNode(thing));
      // Only the first time: then the camera has settled.
      camera.held().settle?.(bounds());
      return added;
    },
    remove: (thing: Visual | Node) => removeFrom(nodes, thing),
    fit(move?: MoveOptions) {
      camera.held().fit?.(bounds(), move);
    },
  };
  return withNews(methods, held, changed, {
    rect: takeRect,
    stages: (next) => next,
    camera: (next) => camera.replace(next, bounds()),
  });
}

/** Adds properties that are checked and tell when they are set. */
function withNews<M extends object, H extends object>(
  methods: M,
  held: H,
  changed: Signal,
  checks: { readonly [K in keyof H]: (next: H[K]) => H[K] },
): M & H {
  for (const key of Object.keys(held) as (keyof H)[]) {
    Object.defineProperty(methods, key, {
      enumerable: true,
      get: () => held[key],
      set(next: H[typeof key]) {
        held[key] = checks[key](next);
        changed.emit();
      },
    });
  }
  return methods as M & H;
}

const NO_OPTIONS: ViewOptions = {};

/** The viewport of a view in a canvas: offset from the upper left corner and size, in the canvas's units, not rounded. */
export function viewportOf(rect: Rect, canvas: Viewport): Viewport & { readonly x: number; readonly y: number } {
  return {
    x: rect[0] * canvas.width,
    y: rect[1] * canvas.height,
    width: rect[2] * canvas.width,
    height: rect[3] * canvas.height,
  };
}

function takeRect(given: Rect): Rect {
  const rect = rectParam.take(given, "view.rect") as unknown as Rect;
  if (!(rect[2] > 0 && rect[3] > 0)) {
    throw new EngineError("param/range", `view.rect must have a positive width and height, got ${show(given)}`);
  }
  return rect;
}

function heldCamera(changed: Signal) {
  let held: Camera;
  let off: Off | undefined;
  const hold = (next: Camera): void => {
    off?.();
    held = takeCamera(next);
    off = next.changed.on(() => changed.emit());
  };
  return {
    held: () => held,
    hold,
    replace(next: Camera, bounds: Box): Camera {
      takeCamera(next);
      if (held !== next) next.inherit?.(held);
      next.settle?.(bounds);
      // Last, so that all of it is told once.
      hold(next);
      return next;
    },
  };
}

function takeCamera(given: Camera): Camera {
  if (typeof given !== "object" || given === null || typeof given.matrices !== "function") {
    throw new EngineError("param/type", `view.camera must be a camera, got ${show(given)}`);
  }
  return given;
}

function asNode(thing: Visual | Node): Node {
  if (isNode(thing)) return thing;
  if (typeof thing !== "object" || thing === null || typeof thing.bounds !== "function") {
    throw new EngineError("param/type", `view.add takes a visual or a node, got ${show(thing)}`);
  }
  return node({ visual: thing, name: thing.name });
}

function removeFrom(from: Node, thing: Visual | Node): boolean {
  let isFound = false;
  for (const child of from.children) {
    const isIt = child === thing || (child.visual !== undefined && child.visual === thing);
    if (isIt) isFound = from.remove(child) || isFound;
    else isFound = removeFrom(child, thing) || isFound;
  }
  return isFound;
}

/** The box of all that is visible; found again only after a change. */
function boundsOf(nodes: Node): () => Box {
  let known: Box | undefined;
  nodes.changed.on(() => (known = undefined));
  return () => {
    if (known) return known;
    let all = EMPTY_BOX;
    nodes.eachVisual((visual, at) => {
      all = union(all, worldBox(visual, at));
    });
    return (known = all);
  };
}
