// scene/parameters.ts -- a camera's parameters as properties: reading one reads the state, setting one sets it.

import type { Given, Params, Values } from "../base/params";

/** What a camera with parameters offers beside them. */
export interface Parametric<P extends Params> {
  get state(): Readonly<Values<P>>;
  set state(state: Given<P>);
  /** Changes several parameters at once; throws, changing nothing, when one is wrong. */
  set(change: Given<P>): void;
}

/** Adds the parameters as properties to a camera, without reading its state once and for all; gives the camera. */
export function withParameters<C extends Parametric<P>, P extends Params>(camera: C, params: P): C & Values<P> {
  for (const key of Object.keys(params)) {
    Object.defineProperty(camera, key, {
      enumerable: true,
      get: () => camera.state[key],
      set: (value: unknown) => camera.set({ [key]: value } as Given<P>),
    });
  }
  return camera as C & Values<P>;
}
