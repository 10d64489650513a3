// test/oracle/methods.ts -- the table of methods: what a ray keeps, one file each.

import { additive } from "./methods/additive";
import { attenuatedMip } from "./methods/attenuated-mip";
import { average } from "./methods/average";
import { iso } from "./methods/iso";
import { minip, mip } from "./methods/mip";
import { slice } from "./methods/slice";
import { translucent } from "./methods/translucent";
import { vispyAdditive, vispyIso, vispyTranslucent } from "./methods/vispy";
import type { Method } from "./scene";

/** Every method by its name. Mip and minip are vispy's as they are; the vispy… entries are its other three looks. */
export const methods: Readonly<Record<string, Method>> = {
  mip,
  minip,
  attenuatedMip,
  average,
  translucent,
  additive,
  iso,
  slice,
  vispyTranslucent,
  vispyAdditive,
  vispyIso,
};
