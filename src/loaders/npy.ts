// loaders/npy.ts -- one numpy array. Indices are read as [z, y, x], so that the last one runs along x whatever the order
// in which the file keeps them. @source https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html

import { EngineError } from "../base/errors";
import { grid } from "../data/grid";
import { elements, requireBytes, storedBytes } from "./elements";
import type { StoredType } from "./stored";
import { latin1 } from "./latin1";
import { arranged, countOf, frameOf, type Axis } from "./lattice";
import { defineLoader } from "./loader";
import type { Bytes } from "./bytes";

/** numpy's .npy, versions 1 to 3. */
export const npy = defineLoader({
  name: "npy",
  extensions: ["npy"],
  sniff: (head) => head[0] === 0x93 && latin1(head.subarray(1, 6)) === "NUMPY",
  async read(bytes, report) {
    const { type, littleEndian, isFortran, sizes, offset } = await readHeader(bytes);
    const total = countOf(sizes, 0, report);
    const { axes, frames } = axesOf(sizes, isFortran);
    const count = countOf(
      axes.map((axis) => axis.size),
      storedBytes[type],
      report,
    );
    const frame = frameOf(frames.size, report);
    // One volume lies in one piece when the series is the slowest index; else the whole series is read.
    const isPiece = frames.size === 1 || frames.stride === count;
    const wanted = isPiece ? count : countOf([total], storedBytes[type], report);
    const stored = await bytes.range(
      offset + (isPiece ? frame * count * storedBytes[type] : 0),
      wanted * storedBytes[type],
    );
    requireBytes(stored.length, wanted * storedBytes[type]);
    const array = await elements(stored, type, littleEndian, wanted, 0, report);
    const { spacing, origin, worldFromData } = report.options;
    return grid({
      data: await arranged(array, axes, isPiece ? 0 : frame * frames.stride, report),
      shape: [axes[1].size, axes[2].size, axes[3].size],
      channels: axes[0].size,
      spacing,
      origin,
      worldFromData,
      name: report.options.name ?? bytes.name,
    });
  },
});

/** More than any writer makes; a header is one line of text. */
const MAX_HEADER_BYTES = 65536;

async function readHeader(bytes: Bytes) {
  const start = await bytes.range(0, 12);
  const version = start[6] as number;
  if (start.length < 12)
    throw new EngineError("load/truncated", `a npy header has at least 12 bytes, got ${start.length}`);
  if (version < 1 || version > 3)
    throw new EngineError("load/unsupported", `npy versions 1 to 3 are read, got ${version}`);
  const view = new DataView(start.buffer, start.byteOffset, 12);
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const offset = (version === 1 ? 10 : 12) + length;
  if (length > MAX_HEADER_BYTES)
    throw new EngineError("load/header", `a npy header has at most ${MAX_HEADER_BYTES} bytes, got ${length}`);
  const head = await bytes.range(0, offset);
  if (head.length < offset)
    throw new EngineError("load/truncated", `the npy header must have ${offset} bytes, got ${head.length}`);
  const text = latin1(head.subarray(offset - length));
  const [, order = "|", kind = ""] = /'descr'\s*:\s*'([<>|=]?)([^']*)'/.exec(text) ?? [];
  const type = typeOf(kind, text);
  const fortran = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1];
  const shape = /'shape'\s*:\s*\(([^)]*)\)/.exec(text)?.[1];
  if (!fortran || shape === undefined) {
    throw new EngineError("load/header", `a npy header must name fortran_order and shape, got ${text.slice(0, 80)}`);
  }
  const sizes = shape
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(wholeNumber);
  return { type, littleEndian: order !== ">", isFortran: fortran === "True", sizes, offset };
}

const kinds: Readonly<Record<string, StoredType>> = {
  b1: "uint8",
  i1: "int8",
  u1: "uint8",
  i2: "int16",
  u2: "uint16",
  i4: "int32",
  u4: "uint32",
  i8: "int64",
  u8: "uint64",
  f2: "float16",
  f4: "float32",
  f8: "float64",
};

function typeOf(kind: string, text: string): StoredType {
  const type = Object.prototype.hasOwnProperty.call(kinds, kind) ? kinds[kind] : undefined;
  if (type) return type;
  if (!/'descr'/.test(text))
    throw new EngineError("load/header", `a npy header must name its descr, got ${text.slice(0, 80)}`);
  const got = kind || "records";
  throw new EngineError("load/unsupported", `npy elements must be one of ${Object.keys(kinds).join(", ")}, got ${got}`);
}

function wholeNumber(part: string): number {
  return /^\d+L?$/.test(part) ? parseInt(part, 10) : NaN;
}

/** Channel, x, y, z and the series, whatever the rank. The last index of four or more is channels if it is at most 4. */
function axesOf(
  sizes: readonly number[],
  isFortran: boolean,
): { axes: readonly [Axis, Axis, Axis, Axis]; frames: Axis } {
  const list: Axis[] = [];
  let stride = 1;
  for (let i = 0; i < sizes.length; ++i) {
    const index = isFortran ? i : sizes.length - 1 - i;
    list[index] = { size: sizes[index] as number, stride };
    stride *= sizes[index] as number;
  }
  const one: Axis = { size: 1, stride: 1 };
  const hasChannels = list.length > 3 && (list[list.length - 1] as Axis).size <= 4;
  const c = (hasChannels && list.pop()) || one;
  const x = list.pop() ?? one;
  const y = list.pop() ?? one;
  const z = list.pop() ?? one;
  const frames = list.pop() ?? one;
  if (list.length > 0) {
    throw new EngineError(
      "load/unsupported",
      `npy arrays have at most 5 indices here, [t, z, y, x, channel], got ${sizes.length}`,
    );
  }
  return { axes: [c, x, y, z], frames };
}
