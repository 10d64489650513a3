// gl/state.ts -- blending, depth and culling as one record; only what changed is told to the context.

import type { Blend } from "../data/draw";
import type { GL } from "./context";

/** The fixed-function state of a draw call. */
export interface DrawState {
  readonly blend: Blend;
  readonly depthTest: boolean;
  readonly depthWrite: boolean;
  /** the faces left out, by the order of their corners on the target */
  readonly cull: "none" | "front" | "back";
}

/** Sets states, remembering the last. */
export interface StateCache {
  set(state: DrawState): void;
  /** Forgets what was set: after a loss, or when others have used the context. */
  reset(): void;
}

/** The cache for one context. */
export function stateCache(gl: GL): StateCache {
  let last: Partial<DrawState> = {};
  return {
    set(state) {
      if (state.blend !== last.blend) setBlend(gl, state.blend);
      if (state.depthTest !== last.depthTest) toggle(gl, gl.DEPTH_TEST, state.depthTest);
      if (state.depthWrite !== last.depthWrite) gl.depthMask(state.depthWrite);
      if (state.cull !== last.cull) setCull(gl, state.cull);
      last = state;
    },
    reset() {
      last = {};
    },
  };
}

function toggle(gl: GL, what: number, on: boolean): void {
  if (on) gl.enable(what);
  else gl.disable(what);
}

function setBlend(gl: GL, blend: Blend): void {
  toggle(gl, gl.BLEND, blend !== "none");
  // Colours are premultiplied throughout.
  if (blend === "over") gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  if (blend === "add") gl.blendFunc(gl.ONE, gl.ONE);
}

function setCull(gl: GL, cull: DrawState["cull"]): void {
  toggle(gl, gl.CULL_FACE, cull !== "none");
  if (cull !== "none") gl.cullFace(cull === "front" ? gl.FRONT : gl.BACK);
}
