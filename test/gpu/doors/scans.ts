// Small scans as files, and pictures as numbers, for the tests of show() and <vitrine-volume>.

import type { Figure } from "../../../src/index";

/** A ball of 200 in 20, 12^3 voxels of uint8, as the bytes of an npy file. */
export function ballNpy(): ArrayBuffer {
  const head = "{'descr': '|u1', 'fortran_order': False, 'shape': (12, 12, 12), }";
  const text = head.padEnd(117) + "\n";
  const bytes = new Uint8Array(10 + text.length + 12 ** 3);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, text.length, 0]);
  for (let i = 0; i < text.length; ++i) bytes[10 + i] = text.charCodeAt(i);
  bytes.set(ball(), 10 + text.length);
  return bytes.buffer;
}

/** The voxels of that ball. */
export function ball(): Uint8Array {
  return Uint8Array.from({ length: 12 ** 3 }, (_, at) => {
    const place = [at % 12, Math.floor(at / 12) % 12, Math.floor(at / 144)].map((i) => i - 5.5);
    return Math.hypot(...place) < 5 ? 200 : 20;
  });
}

/** An address that gives these bytes. */
export function addressOf(bytes: BlobPart): string {
  return URL.createObjectURL(new Blob([bytes]));
}

/** How many different reds a picture has: 1 is a blank one. */
export function levels(figure: Figure): number {
  const { data } = figure.readSync();
  return new Set(Array.from(data).filter((_, i) => i % 4 === 0)).size;
}

/** A picture to compare. */
export function pixels(figure: Figure): number[] {
  return Array.from(figure.readSync().data);
}

/** What a promise is rejected with; an error when it is not. */
export async function rejection(promise: Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await promise;
  } catch (error) {
    return error as { code: string; message: string };
  }
  throw new Error("the promise must be rejected");
}
