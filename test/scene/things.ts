// Visuals for tests of the scene: a box with a placement, and a way to say that it changed.

import { signal } from "../../src/base/signal";
import type { Box } from "../../src/math/box";
import type { Visual } from "../../src/visuals/visual";

const IDENTITY: readonly number[] = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** A visual that is only its bounds; `poke` says that it changed. */
export interface Thing extends Visual {
  box: Box;
  poke(): void;
}

/** A visual that is only its bounds. */
export function thing(name: string, bounds: Box, worldFromData: readonly number[] = IDENTITY): Thing {
  const changed = signal<Visual>();
  const self: Thing = {
    name,
    box: bounds,
    draws: () => [],
    bounds: () => self.box,
    worldFromData: () => worldFromData,
    probe: () => undefined,
    notices: () => [],
    on: (_event, listener) => changed.on(listener),
    poke: () => changed.emit(self),
  };
  return self;
}

/** Column-major matrix of a shift. */
export function shift(x: number, y: number, z: number): number[] {
  return [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1];
}

/** Column-major matrix of a scaling. */
export function scaling(x: number, y: number, z: number): number[] {
  return [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1];
}
