// Write a PNG. Screens are read as plain pixels, and Node can deflate but not draw.
import zlib from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const RGB = 2;

/**
 * An 8-bit RGB picture as a PNG file.
 *
 * @param {number} width
 * @param {number} height
 * @param {Uint8Array} rgb  first row at the top
 * @returns {Buffer}
 */
export function encodePng(width, height, rgb) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, RGB, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (3 * width + 1)); // each row begins with its filter: 0, none
  for (let y = 0; y < height; y += 1)
    rows.set(rgb.subarray(3 * y * width, 3 * (y + 1) * width), y * (3 * width + 1) + 1);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", head),
    chunk("IDAT", zlib.deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/**
 * The pixels of an X window dump (what Xvfb keeps of its screen): 32 bits a pixel, blue first.
 *
 * @param {Buffer} dump
 * @returns {{ width: number, height: number, rgb: Uint8Array }}
 */
export function readWindowDump(dump) {
  // XWDFileHeader: 25 big-endian words; then as many colours of 12 bytes as the header says, then the rows.
  const word = (at) => dump.readUInt32BE(4 * at);
  const [width, height, rowBytes] = [word(4), word(5), word(12)];
  if (word(11) !== 32) throw new Error(`a window dump must have 32 bits a pixel, got ${word(11)}`);
  const pixels = dump.subarray(word(0) + 12 * word(19));
  const rgb = new Uint8Array(3 * width * height);
  for (let y = 0, to = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, to += 3) {
      const from = y * rowBytes + 4 * x;
      rgb[to] = pixels[from + 2];
      rgb[to + 1] = pixels[from + 1];
      rgb[to + 2] = pixels[from];
    }
  return { width, height, rgb };
}

function chunk(name, body) {
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(body.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}

/** The checksum of a PNG chunk (zlib.crc32 is younger than Node 20.15). */
function crc32(bytes) {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}
