// gl/context.ts -- gets a WebGL context: 2 where it can be had, else 1, under the old names too.

import { EngineError } from "../base/errors";

/** Either WebGL. */
export type GL = WebGL2RenderingContext | WebGLRenderingContext;

/** Which WebGL: 1, 2, or the better one that works. */
export type WebglChoice = "auto" | 1 | 2;

/** A canvas of a page or of a worker. */
export type AnyCanvas = HTMLCanvasElement | OffscreenCanvas;

const ATTRIBUTES = {
  alpha: true,
  premultipliedAlpha: true,
  antialias: false,
  depth: true,
  stencil: false,
  preserveDrawingBuffer: false,
  powerPreference: "high-performance",
} as const;

/** Whether a context is WebGL 2. */
export function isWebgl2(gl: GL): gl is WebGL2RenderingContext {
  // Not by constructor: old browsers have none, and a context may come from another frame.
  return typeof (gl as WebGL2RenderingContext).texStorage3D === "function";
}

/**
 * A context on this canvas.
 *
 * @throws gl/context when the browser gives none
 */
export function getContext(canvas: AnyCanvas, choice: WebglChoice): GL {
  const names = choice === 1 ? [] : ["webgl2"];
  if (choice !== 2) names.push("webgl", "experimental-webgl");
  for (const name of names) {
    const gl = (canvas as HTMLCanvasElement).getContext(name, ATTRIBUTES) as GL | null;
    if (gl) return gl;
  }
  const wanted = choice === "auto" ? "WebGL" : `WebGL ${choice}`;
  const hint = "the browser or its graphics driver may have switched it off; see about:gpu or about:support";
  throw new EngineError("gl/context", `this browser gives no ${wanted} context for this canvas`, { hint });
}
