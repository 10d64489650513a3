// test/references/cases.ts -- cases.json and volumes.json as they are written: the fields that tests read.

import type { ColormapDefinition } from "./colormaps";

/** How far a picture may be off. */
export interface RecordedTolerance {
  readonly mae_max: number;
  readonly psnr_min: number;
  readonly frac_gt16_max: number;
}

/** strict: 2.5 times what a WebGL2 port reached; loose: 3 times the worst known good renderer. */
export interface RecordedTolerances {
  readonly strict: RecordedTolerance;
  readonly loose: RecordedTolerance;
}

/** What vispy's Volume was made with. */
export interface RecordedVisual {
  readonly volume: string;
  readonly method: string;
  readonly cmap: string | object;
  readonly interpolation?: string;
  readonly emulate_texture?: boolean;
  readonly clim?: readonly [number, number];
  readonly threshold?: number;
  readonly clim_range_threshold?: number;
  readonly gamma?: number;
  readonly relative_step_size?: number;
}

/** The state in which the picture was taken, after all ops. */
export interface RecordedState {
  readonly clim: readonly [number, number];
  readonly texture_limits: readonly [number, number];
  readonly u_shape_xyz: readonly [number, number, number];
  readonly clim_normalized: readonly [number, number];
  readonly texture_is_inverted: boolean;
  readonly texture_u8_sha256: string;
  readonly texture_u8_mean: number;
  readonly threshold_in_data_units?: number;
}

/** One property change: its name, its value and what else the setter was given. */
export type RecordedOp = readonly [name: string, ...values: unknown[]];

/** A recorded picture of a volume. */
export interface RecordedCase {
  readonly id: string;
  readonly kind: string;
  readonly note?: string;
  readonly canvas: { readonly size: readonly [number, number]; readonly bgcolor: readonly number[] };
  readonly visual: RecordedVisual;
  readonly ops?: readonly RecordedOp[];
  readonly fixed_ops?: readonly RecordedOp[];
  readonly cmap_def?: ColormapDefinition;
  readonly image: string;
  readonly image_fixed: string;
  readonly resolved: {
    readonly matrices: { readonly visual_to_render: readonly number[]; readonly visual_to_scene?: readonly number[] };
    readonly gl_state: { readonly blend_func: readonly [string, string] };
    readonly state: RecordedState;
  };
  readonly suggested_tolerance: RecordedTolerances;
  readonly suggested_tolerance_fixed: RecordedTolerances;
}

/** A recorded volume, an entry of volumes.json. */
export interface RecordedVolume {
  readonly dtype: string;
  readonly shape_xyz: readonly [number, number, number];
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly raw_file: string;
  readonly sha256_le: string;
  readonly probes_kji_value: readonly (readonly [number, number, number, number])[];
}
