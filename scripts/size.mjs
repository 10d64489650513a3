// scripts/size.mjs -- how large the built files are, raw and as servers send them. A limit that is broken is an error.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { pathToFileURL } from "node:url";
import { ROOT } from "./bundling.mjs";

/** Bytes after gzip -9 that a file may have. */
const LIMITS = { "vitrine.min.js": 60_000 };

/** The sizes of the scripts of dist/, in bytes. */
export function sizes(folder = resolve(ROOT, "dist")) {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => /\.m?js$/.test(file));
  return files.sort().map((file) => {
    const bytes = readFileSync(resolve(folder, file));
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
    return {
      file,
      raw: bytes.length,
      gzip: gzipSync(bytes, { level: 9 }).length,
      brotli: brotliCompressSync(bytes, quality).length,
    };
  });
}

/** What breaks a limit, in words. */
export function overLimit(rows) {
  const missing = Object.keys(LIMITS).filter((file) => !rows.some((row) => row.file === file));
  const large = rows.filter(({ file, gzip }) => gzip > (LIMITS[file] ?? Infinity));
  return [
    ...missing.map((file) => `${file} is not there: run npm run build`),
    ...large.map(({ file, gzip }) => `${file} has ${gzip} bytes after gzip, the limit is ${LIMITS[file]}`),
  ];
}

function print(rows) {
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
  console.log(`${"file".padEnd(34)}${"raw".padStart(10)}${"gzip".padStart(10)}${"brotli".padStart(10)}`);
  for (const { file, raw, gzip, brotli } of rows) {
    const limit = LIMITS[file] ? `   limit ${kB(LIMITS[file]).trim()} gzip` : "";
    console.log(`${file.padEnd(34)}${kB(raw)}${kB(gzip)}${kB(brotli)}${limit}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const rows = sizes();
  print(rows);
  const wrong = overLimit(rows);
  for (const line of wrong) console.error(line);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
