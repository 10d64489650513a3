// transforms/panzoom.ts -- a rectangle of the plane, shown in a rectangle of the page; dragged and zoomed by its methods.
// It draws by the twin of `scale` (glsl/transform/scale.glsl): it is one, told otherwise. It listens to nobody: who has the
// pointer calls `pan` and `zoom`.

import module from "../../glsl/transform/scale.glsl";
import { show } from "../base/check";
import { EngineError } from "../base/errors";
import { number, numbers, type Values } from "../base/params";
import { defineTransform, type TransformOf } from "./define";

const params = {
  rect: numbers(4, [0, 0, 1, 1], "x, y, width and height that are to be seen; y grows upwards"),
  size: numbers(2, [1, 1], "width and height to show it in", "CSS px"),
  aspect: number(0, "pixels of a unit of x for each pixel of a unit of y; 0 fills the size exactly", { min: 0 }),
};

type PanzoomValues = Values<typeof params>;

/** What can be done with a `panzoom` beyond setting it. */
export interface PanzoomMethods {
  /** What is really seen: `rect`, widened to keep the aspect. */
  readonly realRect: readonly [number, number, number, number];
  /** Moves what is seen along with a pointer that goes (dx, dy) CSS pixels, y downwards. */
  pan(dx: number, dy: number): void;
  /**
   * Enlarges by a factor, about a place of the page that stays.
   *
   * @param factor  one for both axes or, without an aspect, one each
   * @param at  CSS pixels from the upper left; the middle when left out
   */
  zoom(factor: number | readonly [number, number], at?: readonly [number, number]): void;
}

/** A rectangle of the plane shown in CSS pixels from the upper left; z stays. */
export const panzoom: (given?: Partial<PanzoomValues>) => TransformOf<typeof params, PanzoomMethods> = defineTransform({
  name: "panzoom",
  params,
  flags: { orthogonal: true },
  check,
  module,
  uniforms: (values) => {
    const { sx, sy, tx, ty } = placed(values);
    return { u_scaleFactors: [sx, sy, 1], u_scaleTranslate: [tx, ty, 0] };
  },
  backUniforms: (values) => {
    const { sx, sy, tx, ty } = placed(values);
    return { u_scaleFactors: [1 / sx, 1 / sy, 1], u_scaleTranslate: [-tx / sx, -ty / sy, 0] };
  },
  matrix: (values) => {
    const { sx, sy, tx, ty } = placed(values);
    return [sx, 0, 0, 0, 0, sy, 0, 0, 0, 0, 1, 0, tx, ty, 0, 1];
  },
  methods: (self): PanzoomMethods => ({
    get realRect() {
      return realRect(self);
    },
    pan: (dx, dy) => pan(self, dx, dy),
    zoom: (factor, at = [self.size[0]! / 2, self.size[1]! / 2]) => zoom(self, factor, at),
  }),
});

type Self = PanzoomValues & { set(given: Partial<PanzoomValues>): void };

function pan(self: Self, dx: number, dy: number): void {
  const { sx, sy } = placed(self);
  const [x = 0, y = 0, width = 1, height = 1] = self.rect;
  self.set({ rect: [x - dx / sx, y - dy / sy, width, height] });
}

function zoom(self: Self, factor: number | readonly [number, number], at: readonly [number, number]): void {
  const [fx, fy] = typeof factor === "number" ? [factor, factor] : factor;
  if (!(fx > 0 && fy > 0 && (fx === fy || self.aspect === 0))) {
    const rule = "must be above 0, and the same for both axes where there is an aspect";
    throw new EngineError("param/range", `panzoom.zoom: factor ${rule}, got ${show(factor)}`);
  }
  const { sx, sy, tx, ty } = placed(self);
  const [px, py] = [(at[0] - tx) / sx, (at[1] - ty) / sy];
  const [x = 0, y = 0, width = 1, height = 1] = self.rect;
  self.set({ rect: [px + (x - px) / fx, py + (y - py) / fy, width / fx, height / fy] });
}

function check({ rect, size }: PanzoomValues): void {
  const isFine = rect[2]! > 0 && rect[3]! > 0 && size[0]! > 0 && size[1]! > 0;
  if (isFine) return;
  const got = `rect ${show(rect)} and size ${show(size)}`;
  throw new EngineError("param/range", `panzoom: width and height must be above 0, got ${got}`);
}

function realRect({ rect, size, aspect }: PanzoomValues): readonly [number, number, number, number] {
  const [x, y, width, height] = rect as readonly [number, number, number, number];
  const [pxWidth, pxHeight] = size as readonly [number, number];
  if (aspect === 0) return [x, y, width, height];
  // The widest picture that `rect` needs on either axis; the other axis shows more.
  const ratio = pxWidth / pxHeight / aspect;
  const [wide, high] = width / height > ratio ? [width, width / ratio] : [height * ratio, height];
  return [x - (wide - width) / 2, y - (high - height) / 2, wide, high];
}

function placed(values: PanzoomValues): { sx: number; sy: number; tx: number; ty: number } {
  const [x, y, width, height] = realRect(values);
  const [pxWidth, pxHeight] = values.size as readonly [number, number];
  const [sx, sy] = [pxWidth / width, -pxHeight / height];
  return { sx, sy, tx: -x * sx, ty: -(y + height) * sy };
}
