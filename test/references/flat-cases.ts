// test/references/flat-cases.ts -- the recorded two-dimensional pictures (images, lines, markers), as plain data.
// The caller lends a function that reads JSON from the references' folder, so that browsers and Node share this.

import type { RecordedOp, RecordedTolerances } from "./cases";

/** A recorded transform: a chain lists the outermost first. */
export interface RecordedTransform {
  readonly type: string;
  readonly scale?: readonly number[];
  readonly translate?: readonly number[];
  readonly base?: readonly number[];
  readonly transforms?: readonly RecordedTransform[];
}

/** A two-dimensional case as it is written: the fields that tests read. */
export interface FlatCase {
  readonly id: string;
  readonly kind: "image" | "line" | "markers";
  readonly canvas: { readonly size: readonly [number, number]; readonly bgcolor: readonly number[] };
  readonly visual: {
    readonly data_key?: string;
    readonly interpolation?: string;
    readonly cmap?: string;
    readonly clim?: readonly [number, number];
    readonly gamma?: number;
    readonly pos?: readonly (readonly [number, number])[];
    readonly color?: readonly number[] | readonly (readonly number[])[];
    readonly connect?: string | readonly (readonly [number, number])[];
    readonly symbol?: string;
    readonly size?: number | readonly number[];
    readonly face_color?: readonly (readonly number[])[];
    readonly edge_color?: readonly number[];
    readonly edge_width?: number;
  };
  readonly transform?: RecordedTransform;
  readonly ops?: readonly RecordedOp[];
  readonly image: string;
  readonly resolved: {
    readonly matrices: {
      readonly linear: boolean;
      readonly document_to_render: readonly number[];
      readonly visual_to_render?: readonly number[];
    };
  };
  readonly suggested_tolerance: RecordedTolerances;
}

/** Pixels of an image case. */
export interface FlatArray {
  readonly data: Float32Array | Uint8Array;
  /** rows, columns and, for colours, channels */
  readonly shape: readonly number[];
}

/** The recorded cases of a kind. */
export async function flatCases(
  readJson: <T>(path: string) => Promise<T>,
  kind: FlatCase["kind"],
): Promise<readonly FlatCase[]> {
  return (await readJson<FlatCase[]>("cases.json")).filter((one) => one.kind === kind);
}

/** The image arrays by name. */
export async function flatArrays(
  readJson: <T>(path: string) => Promise<T>,
): Promise<Readonly<Record<string, FlatArray>>> {
  interface Recorded {
    readonly shape: readonly number[];
    readonly dtype: string;
    readonly base64_le?: string;
  }
  const recorded = await readJson<Record<string, Recorded>>("data2d.json");
  const arrays: Record<string, FlatArray> = {};
  for (const key of Object.keys(recorded)) {
    const { shape, dtype, base64_le } = recorded[key]!;
    if (base64_le === undefined) continue;
    const bytes = Uint8Array.from(atob(base64_le), (letter) => letter.charCodeAt(0));
    arrays[key] = { shape, data: dtype === "float32" ? new Float32Array(bytes.buffer) : bytes };
  }
  return arrays;
}
