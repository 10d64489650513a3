// loaders/raw.ts -- bytes that say nothing about themselves: shape, type, order and place come from the caller.

import { EngineError } from "../base/errors";
import { grid } from "../data/grid";
import { elements, requireBytes, storedBytes } from "./elements";
import type { StoredType } from "./stored";
import { countOf, frameOf } from "./lattice";
import { defineLoader } from "./loader";

/** Voxels without a header, x fastest; needs the option `shape`. */
export const raw = defineLoader({
  name: "raw",
  extensions: ["raw", "bin"],
  sniff: () => false,
  async read(bytes, report) {
    const {
      shape,
      dtype = "uint8",
      littleEndian = true,
      offset = 0,
      channels = 1,
      spacing,
      origin,
      worldFromData,
    } = report.options;
    if (!shape || shape.length !== 3) {
      throw new EngineError("param/type", `load.shape must be three numbers for a raw file, got ${String(shape)}`, {
        hint: 'load(source, { shape: [nx, ny, nz], dtype: "uint16" })',
      });
    }
    checkType(dtype);
    checkRange("offset", offset, 0, Infinity);
    checkRange("channels", channels, 1, 4);
    shape.forEach((size) => checkRange("shape", size, 1, Infinity));
    const count = countOf([...shape, channels], storedBytes[dtype], report);
    const needed = count * storedBytes[dtype];
    const frame = report.options.frame ? frameOf(Math.floor(((await bytes.length()) - offset) / needed), report) : 0;
    const stored = await bytes.range(offset + frame * needed, needed);
    requireBytes(stored.length, needed);
    const data = await elements(stored, dtype, littleEndian, count, 0, report);
    return grid({ data, shape, channels, spacing, origin, worldFromData, name: report.options.name ?? bytes.name });
  },
});

function checkType(dtype: StoredType): void {
  if (Object.prototype.hasOwnProperty.call(storedBytes, dtype)) return;
  throw new EngineError(
    "param/choice",
    `load.dtype must be one of ${Object.keys(storedBytes).join(", ")}, got ${String(dtype)}`,
  );
}

function checkRange(name: string, value: number, least: number, most: number): void {
  if (value >= least && value <= most && Math.floor(value) === value) return;
  throw new EngineError("param/range", `load.${name} must be a whole number in [${least}, ${most}], got ${value}`);
}
