// test/gpu/flat/cases.ts -- recorded two-dimensional cases as visuals and transforms of the library.

import { grid, image, line, markers, picture, type Image, type Line, type Markers } from "../../../src/index";
import { chain, log, polar, scale } from "../../../src/transforms/index";
import type { Transform } from "../../../src/transforms/transform";
import type { FlatArray, FlatCase, RecordedTransform } from "../../references/flat-cases";

/** A recorded transform. */
export function transformOf(recorded: RecordedTransform): Transform {
  const { type, transforms = [], base = [] } = recorded;
  const three = (list: readonly number[] | undefined, rest: number): number[] =>
    [0, 1, 2].map((i) => list?.[i] ?? rest);
  if (type === "ChainTransform") return chain(transforms.map(transformOf));
  if (type === "LogTransform") return log({ base: three(base, 0) as [number, number, number] });
  if (type === "PolarTransform") return polar();
  if (type !== "STTransform") throw new Error(`no transform ${type}`);
  return scale({
    scale: three(recorded.scale, 1) as [number, number, number],
    translate: three(recorded.translate, 0) as [number, number, number],
  });
}

const FILTERS: Readonly<Record<string, number>> = { bicubic: 2, gaussian: 2, lanczos: 4 };

/** The image of a case, in vispy's look; `cells` as for `image`. */
export function imageOf(one: FlatCase, arrays: Readonly<Record<string, FlatArray>>, cells = 1): Image {
  const { data_key, interpolation = "nearest", cmap = "grays", gamma = 1 } = one.visual;
  const { data, shape } = arrays[data_key!]!;
  const [rows = 1, columns = 1, channels = 1] = shape;
  const name = interpolation === "bilinear" ? "linear" : interpolation;
  if (channels > 1) {
    const bytes = data instanceof Float32Array ? Uint8Array.from(data, (v) => Math.round(255 * v)) : data;
    const colors = picture({ data: bytes, width: columns, height: rows, channels: channels as 3 | 4 });
    return image({ data: colors, interpolation: name, cells });
  }
  const values = grid({ data, shape: [columns, rows, 1] });
  let clim: readonly number[] = one.visual.clim ?? values.range();
  // One piece, as vispy's: where a pixel's centre lies on an edge of the image's pixels, every rounding counts.
  // vispy's weights add up to 1 + (1 + 0.234377 * taps) / 255 along each axis; ours to 1.
  const taps = 2 * (FILTERS[name] ?? 0);
  const gain = taps > 0 ? (1 + (1 + 0.234377 * taps) / 255) ** 2 : 1;
  clim = [clim[0]! / gain, clim[1]! / gain];
  const shown = image({ data: values, clim, cmap, gamma, interpolation: name, cells });
  for (const [what, value] of one.ops ?? []) shown.set({ [what]: value });
  return shown;
}

/** The line of a case, as GL draws its own. */
export function lineOf({ visual }: FlatCase): Line {
  const positions: number[] = [];
  visual.pos!.forEach(([x, y]) => positions.push(x, y, 0));
  const color = visual.color as readonly number[] | readonly (readonly number[])[];
  const each = typeof color[0] !== "number";
  const colors = each
    ? (color as readonly (readonly number[])[]).reduce<number[]>((all, c) => all.concat(c), [])
    : "none";
  const { connect = "strip" } = visual;
  const pairs =
    typeof connect === "string" ? (connect as "strip") : connect.reduce<number[]>((all, p) => all.concat(p), []);
  return line({
    positions,
    connect: pairs,
    colors,
    ...(each ? {} : { color: color as readonly number[] }),
    antialias: false,
    width: 1,
  });
}

/** The markers of a case, with the edge of a bell; vispy's write depth, so that of two at one depth the first is seen. */
export function markersOf({ visual }: FlatCase): Markers {
  const positions = visual.pos!.reduce<number[]>((all, [x, y]) => all.concat([x, y, 0]), []);
  const colors = visual.face_color!.reduce<number[]>((all, color) => all.concat(color), []);
  const symbol = visual.symbol!.replace(/_(.)/, (_, letter: string) => letter.toUpperCase());
  const { size, edge_color: edgeColor, edge_width: edgeWidth } = visual;
  return markers({
    positions,
    colors,
    symbol,
    size: size!,
    edgeColor: edgeColor!,
    edgeWidth: edgeWidth!,
    edge: "gaussian",
    depthWrite: true,
  });
}
