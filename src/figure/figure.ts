// figure/figure.ts -- Figure: a canvas, a context, views, a loop and the hands of the user.
// Draws when something changed and not else. Everything it makes it keeps, and `free()` ends it all.

import { EngineError } from "../base/errors";
import { owner } from "../base/owner";
import type { Off } from "../base/signal";
import { createGpu, type Gpu } from "../gl/gpu";
import { canvasTarget, createTarget, type Target } from "../gl/target";
import { readBackground, type Background } from "../render/background";
import { createRaster, type Raster } from "../render/raster";
import type { Triple } from "../math/box";
import type { Renderer } from "../render/renderer";
import type { SpaceName } from "../scene/spaces";
import { createView, type View, type ViewOptions } from "../scene/view";
import { createBadge } from "./badge";
import type { Figure, FigureOptions } from "./contract";
import { createEvents, type FigureEvents } from "./events";
import { attachControls, type Controls } from "./controls";
import { frameTimes, infoOf, type FigureInfo } from "./info";
import { createLoop } from "./loop";
import { mapPointIn, type MapOf } from "./mapping";
import { advanceAll, isAnyMoving, stillness } from "./moving";
import { pickAt, viewAt, type FigurePick } from "./picking";
import { listenToPointed } from "./pointer-events";
import { readTarget, type Depth, type ReadPicture } from "./pixels";
import { placeCanvas, sizeLimits, watchSize, type Size } from "./size";
import { elementOf } from "./target-element";

export type { Figure, FigureOptions } from "./contract";

/**
 * A figure on a canvas, or on a canvas of its own in an element.
 *
 * @param target  a canvas, an element, or a selector of either
 * @throws figure/target, gl/context, param/*
 */
export function figure(target: HTMLElement | string, options: FigureOptions = {}): Figure {
  return new PageFigure(elementOf(target), options);
}

class PageFigure implements Figure {
  readonly canvas: HTMLCanvasElement;
  readonly view: View;
  readonly gpu: Gpu;
  #background;
  #views: View[] = [];
  #isFreed = false;
  #renderer: Renderer;
  #moment = { time: 0, seed: 0, sample: 0, pixelRatio: 1 };
  #size: Size;
  readonly #raster: Raster;
  readonly #screen: Target;
  readonly #owner = owner();
  readonly #loop;
  readonly #badge;
  readonly #watch;
  readonly #times = frameTimes();
  readonly #warned = new Set<string>();
  readonly #events = createEvents();
  readonly #hands: Controls | undefined;
  readonly #isStill = stillness();

  constructor(element: HTMLElement, options: FigureOptions) {
    this.#background = readBackground(options.background ?? "#000");
    this.#moment.seed = options.seed ?? 0;
    const placed = this.#owner.keep(placeCanvas(element));
    this.canvas = placed.canvas;
    try {
      this.gpu = this.#owner.keep(createGpu(this.canvas, { ...options, ownsCanvas: placed.canvas !== element }));
    } catch (error) {
      this.#owner.free();
      throw error;
    }
    this.#raster = this.#owner.keep(createRaster(this.gpu));
    this.#renderer = this.#raster;
    this.#screen = canvasTarget(this.gpu);
    this.#badge = options.badge === false ? undefined : this.#owner.keep(createBadge(this.canvas));
    this.#loop = this.#owner.keep(createLoop((timeMs) => this.#drawForLoop(timeMs)));
    this.#watch = this.#owner.keep(
      watchSize(this.canvas, (size) => this.#resize(size), sizeLimits(options.pixelRatio, this.gpu.caps)),
    );
    this.#size = this.#watch.size;
    this.#resize(this.#size);
    this.#listenToGpu();
    this.view = this.addView();
    this.#hands = this.#listenToHands(options);
  }

  #listenToHands({ controls = true }: FigureOptions): Controls | undefined {
    const events = this.#events;
    const seen = (x: number, y: number): View | undefined => viewAt(this.#views, this.canvas, x, y);
    this.#owner.keep(
      listenToPointed(this.canvas, {
        pick: (x, y) => this.pick(x, y),
        viewAt: seen,
        isWanted: events.isHeard,
        emit: events.emit,
        report: events.report,
      }),
    );
    if (controls === false) return undefined;
    const driver = { wake: () => this.#loop.request(), isStill: this.#isStill };
    return this.#owner.keep(attachControls(this.canvas, seen, controls === true ? {} : controls, driver));
  }

  #listenToGpu(): void {
    const { gpu } = this;
    this.#owner.keep(gpu.changed.on(() => this.#loop.request()));
    this.#owner.keep(gpu.failed.on((error) => this.#events.report(error)));
    this.#owner.keep(
      gpu.lost.on(() => {
        this.#badge?.say(["The graphics context was lost; the picture comes back with it."]);
        this.#events.emit("lost", undefined);
      }),
    );
    this.#owner.keep(gpu.restored.on(() => this.#events.emit("restored", undefined)));
  }

  get views(): readonly View[] {
    return this.#views;
  }

  get background(): Background {
    return this.#background;
  }

  set background(value: Background) {
    this.#background = readBackground(value);
    this.#loop.request();
  }

  addView(options: ViewOptions = {}): View {
    this.#assertAlive();
    const view = createView(options);
    this.#views.push(view);
    this.#owner.keep(view.changed.on(() => this.#loop.request()));
    this.#loop.request();
    return view;
  }

  removeView(view: View): void {
    this.#views = this.#views.filter((other) => other !== view);
    this.#loop.request();
  }

  useRenderer(renderer: Renderer | undefined): void {
    this.#renderer = renderer ?? this.#raster;
    this.#loop.request();
  }

  async render(at: { readonly time?: number; readonly seed?: number } = {}): Promise<void> {
    this.#assertAlive();
    this.#moment = { ...this.#moment, ...at, sample: 0 };
    await this.#settle();
    this.draw();
  }

  draw(): void {
    this.#assertAlive();
    this.#watch.measure();
    this.#loop.stop();
    if (isAnyMoving(this.#views, this.#hands)) this.#loop.request();
    this.#drawTo(this.#screen);
    this.#notice();
    this.#events.emit("frame", undefined);
  }

  async read(options: { readonly depth?: Depth } = {}): Promise<ReadPicture> {
    await this.#settle();
    return this.readSync(options);
  }

  readSync({ depth = 8 }: { readonly depth?: Depth } = {}): ReadPicture {
    this.#assertAlive();
    this.#watch.measure();
    this.#assertContext();
    const target = createTarget(this.gpu, this.canvas.width, this.canvas.height, depth === 8 ? "bytes" : "float");
    try {
      this.#drawTo(target);
      return readTarget(target, depth);
    } finally {
      target.free();
      this.#screen.bind();
    }
  }

  async pick(x: number, y: number): Promise<FigurePick | undefined> {
    await this.#settle();
    this.#assertContext();
    const found = pickAt(this.#raster, this.#views, this.canvas, this.#size, x, y);
    this.#screen.bind();
    return found;
  }

  map(point: Triple, from: SpaceName, to: SpaceName, of: MapOf = {}): Triple {
    return mapPointIn(this.#views, this.canvas, this.#size, point, [from, to], of);
  }

  get info(): FigureInfo {
    return infoOf(this.gpu, this.#times, this.#raster.painter.links);
  }

  on<E extends keyof FigureEvents>(event: E, listener: (value: FigureEvents[E]) => void): Off {
    return this.#events.on(event, listener);
  }

  free(): void {
    if (this.#isFreed) return;
    this.#isFreed = true;
    this.#owner.free();
  }

  /** Waits until all data of the views are there. */
  async #settle(): Promise<void> {
    this.#assertAlive();
    if (!this.gpu.isLost) await this.#raster.settle(this.#views);
    this.#assertAlive();
  }

  #drawTo(target: Target): void {
    if (this.gpu.isLost) return;
    this.#times.begin();
    this.#raster.clear(target, this.#background);
    for (const view of this.#views)
      this.#renderer.render(view, target, { ...this.#moment, pixelRatio: this.#size.ratio });
    this.#raster.painter.endFrame();
    this.#times.end();
  }

  #drawForLoop(timeMs: number): void {
    try {
      advanceAll(this.#views, this.#hands, timeMs / 1000, this.#isStill());
      this.draw();
    } catch (error) {
      this.#events.report(error);
    }
  }

  #notice(): void {
    if (this.gpu.isLost) return;
    const words: string[] = [];
    for (const { nodes } of this.#views) nodes.eachVisual((visual) => words.push(...visual.notices()));
    this.#badge?.say(words);
    for (const word of words) {
      if (this.#warned.has(word)) continue;
      this.#warned.add(word);
      this.#events.emit("warning", word);
    }
  }

  #resize(size: Size): void {
    this.#size = size;
    // A canvas that is not on the page has no size there: its own pixels count.
    const isOnPage = size.cssWidth > 0 && size.cssHeight > 0;
    if (isOnPage && (this.canvas.width !== size.width || this.canvas.height !== size.height)) {
      this.canvas.width = size.width;
      this.canvas.height = size.height;
      if (this.#views.length > 0 && !this.#isFreed) this.#drawForResize();
    }
  }

  /** Setting a canvas's size empties it, so the picture must be back before the page is painted. */
  #drawForResize(): void {
    try {
      this.#drawTo(this.#screen);
    } catch (error) {
      this.#events.report(error);
    }
    this.#loop.request();
  }

  #assertContext(): void {
    if (this.gpu.isLost) throw new EngineError("gl/lost", "the graphics context is lost; wait for the event restored");
  }

  #assertAlive(): void {
    if (this.#isFreed) throw new EngineError("figure/freed", "this figure was freed");
  }
}
