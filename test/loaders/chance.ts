// test/loaders/chance.ts -- seeded chance for the loaders' tests.

/** Numbers in [0, 1) that are the same for the same seed. @source mulberry32, Tommy Ettinger, public domain */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Bytes between noise and repetition, so that a compressor uses all it has. */
export function mixedBytes(count: number, seed: number): Uint8Array {
  const next = chance(seed);
  const bytes = new Uint8Array(count);
  for (let i = 0; i < count;) {
    const run = 1 + Math.floor(next() * 300);
    const kind = next();
    const value = Math.floor(next() * 256);
    const back = 1 + Math.floor(next() * Math.min(i, 33000));
    for (let j = 0; j < run && i < count; ++j, ++i) {
      bytes[i] =
        kind < 0.3 ? value : kind < 0.6 && i > 0 ? (bytes[i - Math.min(back, i)] ?? 0) : Math.floor(next() * 256);
    }
  }
  return bytes;
}
