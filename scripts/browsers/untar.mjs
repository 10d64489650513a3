// Read a tar archive into files. Node has zlib but no tar, and the browsers packed inside npm packages are tars;
// thirty lines are cheaper than a dependency.
import fs from "node:fs";
import path from "node:path";

const BLOCK = 512;

/**
 * Write the files, folders and links of a tar archive (ustar, with GNU and pax long names) below a folder.
 * Entries that would leave the folder are left out.
 *
 * @param {Buffer} archive  the whole archive, not compressed
 * @param {string} folder   where to
 * @returns {string[]} the paths written, relative to the folder
 */
export function untar(archive, folder) {
  const written = [];
  let longName = "";
  for (let at = 0; at + BLOCK <= archive.length;) {
    const head = archive.subarray(at, at + BLOCK);
    if (head.every((byte) => byte === 0)) break;
    const size = parseInt(text(head, 124, 12), 8) || 0;
    const kind = String.fromCharCode(head[156] || 48);
    const body = archive.subarray(at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    if (kind === "L") longName = text(body, 0, size);
    else if (kind === "x") longName = /\d+ path=(.*)\n/.exec(body.toString("utf8"))?.[1] ?? longName;
    else if (kind !== "g") {
      const name = longName || entryName(head);
      longName = "";
      if (writeEntry({ name, kind, body, head }, path.resolve(folder))) written.push(name);
    }
  }
  return written;
}

function entryName(head) {
  const prefix = head.toString("latin1", 257, 262) === "ustar" ? text(head, 345, 155) : "";
  return (prefix ? prefix + "/" : "") + text(head, 0, 100);
}

function writeEntry({ name, kind, body, head }, folder) {
  const to = path.resolve(folder, name);
  if (to !== folder && !to.startsWith(folder + path.sep)) return false;
  if (kind === "5") {
    fs.mkdirSync(to, { recursive: true });
    return true;
  }
  fs.mkdirSync(path.dirname(to), { recursive: true });
  if (kind === "2") {
    fs.rmSync(to, { force: true });
    fs.symlinkSync(text(head, 157, 100), to);
  } else if (kind === "0") {
    fs.writeFileSync(to, body, { mode: parseInt(text(head, 100, 8), 8) || 0o644 });
  } else return false;
  return true;
}

/** The characters of a field up to its first zero byte. */
function text(bytes, start, length) {
  const end = bytes.indexOf(0, start);
  return bytes.toString("utf8", start, end < 0 || end > start + length ? start + length : end).trim();
}
