// loaders/formats.ts -- the table of formats. A new loader is one file and one line here; all loader tests then cover it.

import type { Loader } from "./loader";
import { nifti } from "./nifti";
import { npy } from "./npy";
import { nrrd } from "./nrrd";
import { raw } from "./raw";

/** Every format, asked in this order. */
export const loaders: readonly Loader[] = [nifti, nrrd, npy, raw];
