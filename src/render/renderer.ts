// render/renderer.ts -- the contract of a renderer: a View into a Target.

import type { Target } from "../gl/target";
import type { View } from "../scene/view";

/** What a frame is a function of, beside the scene. */
export interface Moment {
  /** seconds */
  readonly time: number;
  readonly seed: number;
  /** number of the sample, from 0, for renderers that add samples up */
  readonly sample: number;
  /** device pixels for each CSS pixel */
  readonly pixelRatio: number;
}

/** How far a picture has come. */
export interface Progress {
  readonly done: boolean;
}

/** Makes pictures of views. */
export interface Renderer {
  render(view: View, target: Target, at: Moment): Progress;
  free(): void;
}
