// loaders/inflate.ts -- the DEFLATE decompressor, in small steps. RFC 1951.
// Ours, because three things must be known that a library keeps to itself: whether bad bytes were cut short or damaged,
// where the stream ends (so that its checksum can be read), and that no step ever makes more than one chunk of output.

import { EngineError } from "../base/errors";

/** How far back a copy may reach. RFC 1951, section 2. */
const WINDOW = 32768;
/** Output of one step; a copy may run over by its length. */
const CHUNK = 262144;
const LONGEST_COPY = 258;
const END_OF_BLOCK = 256;

/** Decompresses the streams of one array, one after the other. */
export interface Inflater {
  /** Turns to the stream that starts at `input[at]`. */
  open(at: number): void;
  /** The next bytes, valid until the next call; `undefined` after the last. @throws load/truncated, load/corrupt */
  step(): Uint8Array | undefined;
  /** Index of the byte after the stream; right once `step` gave `undefined`. */
  readonly end: number;
}

/** A decompressor of the streams in `input`; open one before the first step. */
export function inflater(input: Uint8Array): Inflater {
  const s = makeState(input);
  let isLast = false;
  let block: ((s: State) => boolean) | undefined;
  return {
    open(at) {
      s.at = at;
      s.bits = s.held = s.filled = 0;
      isLast = false;
      block = undefined;
    },
    step() {
      if (s.filled > WINDOW) {
        s.out.set(s.out.subarray(s.filled - WINDOW, s.filled));
        s.filled = WINDOW;
      }
      const from = s.filled;
      s.limit = from + CHUNK;
      while (s.filled < s.limit && (block || !isLast)) {
        if (!block) {
          isLast = take(s, 1) === 1;
          block = openBlock(s);
        }
        if (block(s)) block = undefined;
      }
      return s.filled > from ? s.out.subarray(from, s.filled) : undefined;
    },
    // Whole bytes that were fetched but not used go back.
    get end() {
      return s.at - (s.held >> 3);
    },
  };
}

interface State {
  readonly input: Uint8Array;
  at: number;
  /** bits fetched and not used yet, the next one lowest; `held` of them */
  bits: number;
  held: number;
  readonly out: Uint8Array;
  filled: number;
  limit: number;
}

function makeState(input: Uint8Array): State {
  return { input, at: 0, bits: 0, held: 0, out: new Uint8Array(WINDOW + CHUNK + LONGEST_COPY), filled: 0, limit: 0 };
}

interface Code {
  /** symbol << 4 | length, indexed by the next `width` bits; 0 where no code is */
  readonly table: Uint16Array;
  readonly width: number;
}

function corrupt(what: string): EngineError {
  return new EngineError("load/corrupt", `compressed data must follow DEFLATE, got ${what}`);
}

function cut(): EngineError {
  return new EngineError("load/truncated", "compressed data must have an end, got a file cut short");
}

function fill(s: State, count: number): void {
  while (s.held < count && s.at < s.input.length) {
    s.bits |= (s.input[s.at++] as number) << s.held;
    s.held += 8;
  }
}

function take(s: State, count: number): number {
  fill(s, count);
  if (s.held < count) throw cut();
  const value = s.bits & ((1 << count) - 1);
  s.bits >>>= count;
  s.held -= count;
  return value;
}

function decode(s: State, { table, width }: Code): number {
  fill(s, width);
  const entry = table[s.bits & ((1 << width) - 1)] as number;
  const length = entry & 15;
  if (length === 0) throw s.held < width ? cut() : corrupt("a code that is not in its table");
  if (length > s.held) throw cut();
  s.bits >>>= length;
  s.held -= length;
  return entry >> 4;
}

/** Reads the head of a block; what it gives writes output up to the limit and says whether the block is over. */
function openBlock(s: State): (s: State) => boolean {
  const kind = take(s, 2);
  if (kind === 0) return storedBlock(s);
  if (kind === 3) throw corrupt("a block of type 3");
  const [literals, distances] = kind === 1 ? fixedCodes() : writtenCodes(s);
  return (state) => copySymbols(state, literals, distances);
}

function storedBlock(s: State): (s: State) => boolean {
  take(s, s.held & 7);
  let left = take(s, 16);
  if ((take(s, 16) ^ left) !== 0xffff) throw corrupt("a stored block whose length contradicts itself");
  s.at -= s.held >> 3;
  s.bits = s.held = 0;
  return (state) => {
    const count = Math.min(left, state.limit - state.filled);
    if (state.at + count > state.input.length) throw cut();
    state.out.set(state.input.subarray(state.at, state.at + count), state.filled);
    state.at += count;
    state.filled += count;
    left -= count;
    return left === 0;
  };
}

/** A canonical Huffman code as a table over its longest code's bits. RFC 1951, section 3.2.2. */
function makeCode(lengths: Uint8Array): Code {
  const counts = new Uint16Array(16);
  let width = 1;
  for (let symbol = 0; symbol < lengths.length; ++symbol) {
    const length = lengths[symbol] as number;
    counts[length] = (counts[length] as number) + 1;
    if (length > width) width = length;
  }
  const next = new Uint16Array(16);
  let code = 0;
  for (let length = 1; length <= width; ++length) {
    next[length] = code;
    code += counts[length] as number;
    if (code > 1 << length) throw corrupt("more codes than their lengths allow");
    code <<= 1;
  }
  const table = new Uint16Array(1 << width);
  for (let symbol = 0; symbol < lengths.length; ++symbol) {
    const length = lengths[symbol] as number;
    if (length === 0) continue;
    const place = next[length] as number;
    next[length] = place + 1;
    for (let i = reversed(place, length); i < table.length; i += 1 << length) table[i] = (symbol << 4) | length;
  }
  return { table, width };
}

function reversed(code: number, length: number): number {
  let result = 0;
  for (let i = 0; i < length; ++i) result |= ((code >> i) & 1) << (length - 1 - i);
  return result;
}

let fixed: [Code, Code] | undefined;

function fixedCodes(): [Code, Code] {
  if (!fixed) {
    const lengths = new Uint8Array(288);
    for (let i = 0; i < 288; ++i) lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
    const distances = new Uint8Array(30);
    for (let i = 0; i < 30; ++i) distances[i] = 5;
    fixed = [makeCode(lengths), makeCode(distances)];
  }
  return fixed;
}

/** The order in which the code of codes is written. RFC 1951, section 3.2.7. */
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] as const;

function writtenCodes(s: State): [Code, Code] {
  const literalCount = take(s, 5) + 257;
  const distanceCount = take(s, 5) + 1;
  const orderCount = take(s, 4) + 4;
  const first = new Uint8Array(19);
  for (let i = 0; i < orderCount; ++i) first[CODE_ORDER[i] as number] = take(s, 3);
  const code = makeCode(first);
  const lengths = new Uint8Array(literalCount + distanceCount);
  for (let i = 0; i < lengths.length;) {
    const symbol = decode(s, code);
    if (symbol < 16) lengths[i++] = symbol;
    else {
      if (symbol === 16 && i === 0) throw corrupt("a repeat of nothing");
      const value = symbol === 16 ? (lengths[i - 1] as number) : 0;
      let times = symbol === 16 ? 3 + take(s, 2) : symbol === 17 ? 3 + take(s, 3) : 11 + take(s, 7);
      if (i + times > lengths.length) throw corrupt("more code lengths than announced");
      while (times-- > 0) lengths[i++] = value;
    }
  }
  if (lengths[END_OF_BLOCK] === 0) throw corrupt("a block without an end");
  return [makeCode(lengths.subarray(0, literalCount)), makeCode(lengths.subarray(literalCount))];
}

// RFC 1951, section 3.2.5: least length and distance of each symbol, and how many bits refine it.
const LENGTHS = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCES = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];

// The one loop that must be quick: its state lives in locals, `decode` and `take` are written out.
function copySymbols(s: State, literals: Code, distances: Code): boolean {
  const { input, out, limit } = s;
  const literalMask = (1 << literals.width) - 1;
  let { at, bits, held, filled } = s;
  let isOver = false;
  while (filled < limit) {
    while (held < 15 && at < input.length) {
      bits |= (input[at++] as number) << held;
      held += 8;
    }
    const entry = literals.table[bits & literalMask] as number;
    const symbol = entry >> 4;
    // Whatever is no plain byte, and whatever is wrong, goes the slow way.
    if (symbol < END_OF_BLOCK && (entry & 15) !== 0 && (entry & 15) <= held) {
      bits >>>= entry & 15;
      held -= entry & 15;
      out[filled++] = symbol;
      continue;
    }
    s.at = at;
    s.bits = bits;
    s.held = held;
    s.filled = filled;
    isOver = copyOne(s, literals, distances);
    ({ at, bits, held, filled } = s);
    if (isOver) break;
  }
  s.at = at;
  s.bits = bits;
  s.held = held;
  s.filled = filled;
  return isOver;
}

/** One symbol; says whether it ended the block. */
function copyOne(s: State, literals: Code, distances: Code): boolean {
  const { out } = s;
  const symbol = decode(s, literals);
  if (symbol === END_OF_BLOCK) return true;
  const base = LENGTHS[symbol - 257];
  if (base === undefined) throw corrupt("an impossible length");
  const length = base + take(s, LENGTH_BITS[symbol - 257] as number);
  const far = decode(s, distances);
  const least = DISTANCES[far];
  if (least === undefined) throw corrupt("an impossible distance");
  const distance = least + take(s, far < 2 ? 0 : (far >> 1) - 1);
  if (distance > s.filled) throw corrupt("a copy from before the start");
  // Byte by byte: source and target may overlap, and then the copy repeats itself.
  const end = s.filled + length;
  for (let to = s.filled; to < end; ++to) out[to] = out[to - distance] as number;
  s.filled = end;
  return false;
}
