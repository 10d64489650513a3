// figure/contract.ts -- what a figure takes, and what it offers.

import type { Off } from "../base/signal";
import type { Gpu, GpuOptions } from "../gl/gpu";
import type { Triple } from "../math/box";
import type { Background } from "../render/background";
import type { Renderer } from "../render/renderer";
import type { SpaceName } from "../scene/spaces";
import type { View, ViewOptions } from "../scene/view";
import type { ControlsOptions } from "./controls";
import type { FigureEvents } from "./events";
import type { FigureInfo } from "./info";
import type { MapOf } from "./mapping";
import type { FigurePick } from "./picking";
import type { Depth, ReadPicture } from "./pixels";

/** What `figure` takes. */
export interface FigureOptions extends GpuOptions {
  /** CSS colour or [r, g, b, a?] */
  readonly background?: Background;
  /** device pixels a CSS pixel; the screen's, at most 2, when left out */
  readonly pixelRatio?: number;
  readonly seed?: number;
  /** mouse, touch and keyboard; false for a picture that stays */
  readonly controls?: boolean | ControlsOptions;
  /** whether a few words say on the picture when it is not what was asked for */
  readonly badge?: boolean;
}

/** Pictures of views on a canvas. */
export interface Figure {
  readonly canvas: HTMLCanvasElement;
  /** The first view. */
  readonly view: View;
  readonly views: readonly View[];
  background: Background;
  addView(options?: ViewOptions): View;
  removeView(view: View): void;
  /** Resolves when the resting picture is drawn: all data there, at full quality. */
  render(at?: { readonly time?: number; readonly seed?: number; readonly samples?: number }): Promise<void>;
  /** Draws one frame at once. */
  draw(): void;
  /** The resting picture as an array, first row at the top, straight alpha. */
  read(options?: { readonly depth?: Depth }): Promise<ReadPicture>;
  /** The picture of now. */
  readSync(options?: { readonly depth?: Depth }): ReadPicture;
  /** What is drawn at a place, CSS pixels from the top left. */
  pick(x: number, y: number): Promise<FigurePick | undefined>;
  /** A point of one space (data, world, eye, clip, pixel, canvas) in another. */
  map(point: Triple, from: SpaceName, to: SpaceName, of?: MapOf): Triple;
  /** Draws with another renderer from now on; the figure's own when left out. */
  useRenderer(renderer: Renderer | undefined): void;
  readonly gpu: Gpu;
  readonly info: FigureInfo;
  on<E extends keyof FigureEvents>(event: E, listener: (value: FigureEvents[E]) => void): Off;
  /** Frees everything. A figure that was freed throws figure/freed. */
  free(): void;
}
