// Transforms as vispy describes them in ../shared/references/tables, made of ours.

import { frustum, ortho, perspective, product, rotation, scaling, translation } from "../../src/math/matrices";
import { chain, identity, linear, log, polar, scale } from "../../src/transforms/index";
import type { Transform } from "../../src/transforms/transform";

/** One operation on a matrix: its name and arguments; angles in degrees. */
type Operation = readonly [string, ...(number | readonly number[] | readonly (readonly number[])[])[]];

/** A transform in words. */
export type Recorded =
  | { readonly type: "Null" | "NullTransform" | "PolarTransform" }
  | { readonly type: "STTransform"; readonly scale?: readonly number[]; readonly translate?: readonly number[] }
  | { readonly type: "MatrixTransform"; readonly ops?: readonly Operation[]; readonly matrix_col_major?: number[] }
  | { readonly type: "LogTransform"; readonly base: readonly number[] }
  | { readonly type: "Inverse" | "InverseTransform"; readonly of: Recorded }
  | { readonly type: "ChainTransform"; readonly transforms: readonly Recorded[] };

const RADIANS = Math.PI / 180;

/** What a record describes. */
export function made(record: Recorded): Transform {
  switch (record.type) {
    case "Null":
    case "NullTransform":
      return identity();
    case "PolarTransform":
      return polar();
    case "STTransform": {
      const { scale: by = [1], translate = [0] } = record;
      // vispy keeps these two in single precision.
      return scale({ scale: by.slice(0, 3).map(Math.fround), translate: translate.slice(0, 3).map(Math.fround) });
    }
    case "MatrixTransform":
      return linear(record.matrix_col_major ?? product((record.ops ?? []).map(matrixOf).reverse()));
    case "LogTransform":
      return log({ base: record.base });
    case "Inverse":
    case "InverseTransform":
      return made(record.of).back;
    case "ChainTransform":
      return chain(record.transforms.map(made));
  }
}

function matrixOf([name, ...given]: Operation): readonly number[] {
  const n = given as number[];
  const lists = given as number[][];
  if (name === "rotate") return rotation(n[0]! * RADIANS, lists[1]!);
  if (name === "scale") return scaling(lists[0]!, lists[1]);
  if (name === "translate") return translation(lists[0]!);
  if (name === "set_perspective") return perspective(n[0]! * RADIANS, n[1]!, n[2]!, n[3]!);
  if (name === "set_ortho") return ortho(n[0]!, n[1]!, n[2]!, n[3]!, n[4]!, n[5]!);
  if (name === "set_frustum") return frustum(n[0]!, n[1]!, n[2]!, n[3]!, n[4]!, n[5]!);
  if (name !== "set_mapping") throw new Error(`the test knows no operation ${name}`);
  const t = linear();
  t.setMapping(lists[0] as unknown as number[][], lists[1] as unknown as number[][]);
  return t.matrix;
}

/** A number of the tables: NaN and infinities are words there. */
export function numberOf(value: number | string): number {
  if (typeof value === "number") return value;
  return value === "nan" ? NaN : value === "inf" ? Infinity : -Infinity;
}

/** A point of the tables: what is missing is (0, 0, 0, 1). */
export function quadOf(point: readonly (number | string)[]): [number, number, number, number] {
  const [x = 0, y = 0, z = 0, w = 1] = point.map(numberOf);
  return [x, y, z, w];
}
