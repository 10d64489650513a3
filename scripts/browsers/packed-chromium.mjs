// Chromiums that come inside npm packages: the recent one of @sparticuz/chromium (a development dependency, so that
// `npm ci` alone is enough to test on a machine without a browser) and the old one of chrome-aws-lambda (fetched by
// `npm run test:engines`). Both are unpacked here and not by the packages' own code, which writes to fixed names in the
// shared temporary folder (two projects race, and an old version stays) and starts the browser as a single process.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";
import { untar } from "./untar.mjs";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const SPARTICUZ = "@sparticuz/chromium";

/** Where things unpacked once are kept: a folder that every `npm ci` empties. */
export const CACHE = path.join(ROOT, "node_modules/.cache");

/** The Chromium 64 that stands for the browsers of early 2018. */
export const OLD_CHROMIUM = { package: "chrome-aws-lambda@64.0.3264", folder: path.join(CACHE, "chromium-64.0.3264") };

/**
 * The Chromium inside @sparticuz/chromium, unpacked when it is asked for the first time (some seconds, 200 MB).
 * It draws with SwiftShader only.
 *
 * @returns {{ path: string, env: Record<string, string>, from: string, version: string } | null}
 *   null where the package is not installed, or the machine is not Linux on x64
 */
export function sparticuzChromium() {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const packed = findPackage(SPARTICUZ);
  if (!packed) return null;
  const release = JSON.parse(fs.readFileSync(path.join(packed, "package.json"), "utf8")).version;
  const folder = path.join(CACHE, `chromium-${release}`);
  unpackOnce(folder, (draft) => unpackSparticuz(packBin(packed), draft, folder));
  const exe = path.join(folder, "chromium");
  const env = environment(exe, folder);
  const version = versionOf(exe, env);
  return version ? { path: exe, env, from: `${SPARTICUZ}@${release}`, version } : null;
}

/**
 * The old Chromium, if it has been unpacked already.
 * @returns {{ path: string, env: Record<string, string>, from: string, version: string } | null}
 */
export function oldChromium() {
  const exe = path.join(OLD_CHROMIUM.folder, "chromium");
  if (!fs.existsSync(path.join(OLD_CHROMIUM.folder, "ok"))) return null;
  const env = environment(exe, OLD_CHROMIUM.folder);
  return runs(exe, env) ? { path: exe, env, from: OLD_CHROMIUM.package, version: "Chromium 64" } : null;
}

/**
 * Unpack the old Chromium from the .tgz that `npm pack` gives, with OSMesa beside it to draw WebGL.
 *
 * @param {string} tgz      path of the package's archive
 * @param {string} osmesa   path of libOSMesa.so.8
 */
export function unpackOldChromium(tgz, osmesa) {
  unpackOnce(OLD_CHROMIUM.folder, (draft) => {
    const parts = path.join(draft, "parts");
    const names = untar(zlib.gunzipSync(fs.readFileSync(tgz)), parts);
    const packed = names.find((name) => /chromium.*\.br$/.test(name));
    if (!packed) throw new Error(`${OLD_CHROMIUM.package} holds no chromium*.br, but ${names.join(", ")}`);
    const bytes = zlib.brotliDecompressSync(fs.readFileSync(path.join(parts, packed)));
    fs.writeFileSync(path.join(draft, "chromium"), bytes, { mode: 0o755 });
    fs.rmSync(parts, { recursive: true, force: true });
    fs.copyFileSync(osmesa, path.join(draft, "libosmesa.so"));
    writeFontsConf(draft, OLD_CHROMIUM.folder);
  });
}

/**
 * What a program prints for --version; undefined when it does not run.
 * @param {string} exe
 * @param {Record<string, string>} [env]
 */
export function versionOf(exe, env) {
  const run = spawnSync(exe, ["--version"], { encoding: "utf8", timeout: 20000, env: { ...process.env, ...env } });
  return run.status === 0 ? run.stdout.trim() : undefined;
}

/** Whether a packed Chromium starts at all. The old one knows no --version: it starts, finds no page, and ends well. */
function runs(exe, env) {
  const args = ["--headless", "--no-sandbox", "--version"];
  return spawnSync(exe, args, { stdio: "ignore", timeout: 20000, env: { ...process.env, ...env } }).status === 0;
}

/** Make a folder that is there wholly or not at all, whoever else makes it at the same time. */
function unpackOnce(folder, fill) {
  const done = path.join(folder, "ok");
  if (fs.existsSync(done)) return;
  const draft = `${folder}.${process.pid}`;
  process.stderr.write(`unpacking ${path.basename(folder)} (once)\n`);
  try {
    fs.mkdirSync(draft, { recursive: true });
    fill(draft);
    fs.writeFileSync(path.join(draft, "ok"), "");
    if (fs.existsSync(folder) && !fs.existsSync(done)) fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(draft, folder);
  } catch (error) {
    // Another process was first: its folder is as good as ours.
    if (!fs.existsSync(done)) throw error;
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

function unpackSparticuz(bin, draft, folder) {
  for (const file of fs.readdirSync(bin).filter((name) => name.endsWith(".br"))) {
    const bytes = zlib.brotliDecompressSync(fs.readFileSync(path.join(bin, file)));
    const stem = file.split(".")[0];
    // The GL libraries have to lie beside the program: libvulkan.so.1 too, without which there is no WebGL at all.
    if (file.endsWith(".tar.br")) untar(bytes, stem === "swiftshader" ? draft : path.join(draft, stem));
    else fs.writeFileSync(path.join(draft, "chromium"), bytes, { mode: 0o755 });
  }
  writeFontsConf(draft, folder);
}

/** A font configuration for machines without one: Chromium ends at once when it finds no font. */
function writeFontsConf(draft, folder) {
  fs.mkdirSync(path.join(draft, "fontconfig"), { recursive: true });
  const conf =
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir>` +
    `<dir>/usr/share/fonts</dir><cachedir>${folder}/fontconfig/cache</cachedir></fontconfig>`;
  fs.writeFileSync(path.join(draft, "fontconfig/fonts.conf"), conf);
}

/** What the program needs beside the usual environment: its own libraries and fonts, each only where there are none. */
function environment(exe, folder) {
  const env = {};
  if (!fs.existsSync("/etc/fonts/fonts.conf")) env.FONTCONFIG_PATH = path.join(folder, "fontconfig");
  const own = path.join(CACHE, libraryFolder(folder));
  if (!runs(exe, env) && fs.existsSync(own))
    env.LD_LIBRARY_PATH = [own, process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  return env;
}

/** The packed Chromium brings nss, nspr and expat; the old one borrows them. */
function libraryFolder(folder) {
  const name = fs.existsSync(path.join(folder, "al2023"))
    ? path.basename(folder)
    : fs.readdirSync(CACHE).find((entry) => fs.existsSync(path.join(CACHE, entry, "al2023/lib")));
  return path.join(name ?? path.basename(folder), "al2023/lib");
}

function packBin(packed) {
  const bin = path.join(packed, "bin");
  return fs.existsSync(path.join(bin, "chromium.br")) ? bin : path.join(bin, "x64");
}

/** A package's folder in this project's node_modules or in one above (workspaces). */
function findPackage(name) {
  for (let folder = ROOT; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, "node_modules", name);
    if (fs.existsSync(path.join(candidate, "package.json"))) return candidate;
    if (folder === path.dirname(folder)) return null;
  }
}
