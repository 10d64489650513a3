// scripts/serve.mjs -- `npm start`: builds the library and the demos and serves them. Nothing but Node's own http.
//   PORT=9000 npm start         another port (a busy one gives way to the next)
//   HOST=0.0.0.0 npm start      for the phone in the same network

import { spawnSync } from "node:child_process";
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { networkInterfaces } from "node:os";
import { extname, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./bundling.mjs";
import { buildDemos, dataFiles } from "./demos.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".ts": "text/plain; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".wasm": "application/wasm",
  ".gz": "application/gzip",
  ".dcm": "application/dicom",
};

/** How many ports are tried when the first is taken. */
const PORTS_TRIED = 20;

/** The folders a URL may lead into, most particular first. */
const PLACES = [
  ["/dist/", resolve(ROOT, "dist")],
  ["/", resolve(ROOT, "build/demos")],
  ["/", resolve(ROOT, "demos")],
];

/**
 * The file a URL's path stands for: { file } or { folder } (a path that lacks its last slash), or undefined. Nothing
 * outside the served folders is ever found, whatever the path says.
 */
export function fileOf(path, { places = PLACES, data = dataFiles() } = {}) {
  const name = decoded(path);
  if (name === undefined || name.includes("\0")) return undefined;
  if (name.startsWith("/data/")) return found(data.get(name.slice("/data/".length)));
  for (const [prefix, folder] of places) {
    if (!name.startsWith(prefix)) continue;
    const file = resolve(folder, `./${name.slice(prefix.length)}`);
    if (file !== folder && !file.startsWith(folder + sep)) continue;
    if (!existsSync(file)) continue;
    if (!statSync(file).isDirectory()) return { file };
    const index = found(resolve(file, "index.html"));
    if (index) return name.endsWith("/") ? index : { folder: `${name}/` };
  }
  return undefined;
}

function found(file) {
  return file && existsSync(file) && statSync(file).isFile() ? { file } : undefined;
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** A Range header's first and last byte; "bad" when nothing of it exists; undefined when there is no range to obey. */
export function rangeOf(header, size) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return undefined;
  const from = match[1] === "" ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const to = match[1] === "" || match[2] === "" ? size - 1 : Math.min(size - 1, Number(match[2]));
  return from > to || from >= size ? "bad" : { from, to };
}

function answer(request, response, options) {
  const [pathname] = (request.url ?? "/").split(/[?#]/);
  const say = (status, headers = {}) => response.writeHead(status, { "Cache-Control": "no-store", ...headers });
  if (request.method !== "GET" && request.method !== "HEAD") return say(405, { Allow: "GET, HEAD" }).end();
  if (pathname === "/favicon.ico") return say(204).end();
  const target = fileOf(pathname, options);
  if (!target) return say(404, { "Content-Type": "text/plain; charset=utf-8" }).end(`nothing is called ${pathname}\n`);
  // A path may begin with two slashes, and such a Location would name another host.
  if (target.folder) return say(302, { Location: encodeURI(target.folder.replace(/^\/+/, "/")) }).end();
  const { size } = statSync(target.file);
  const type = TYPES[extname(target.file)] ?? "application/octet-stream";
  const range = rangeOf(request.headers.range, size);
  if (range === "bad") return say(416, { "Content-Range": `bytes */${size}` }).end();
  const { from, to } = range ?? { from: 0, to: size - 1 };
  const headers = { "Content-Type": type, "Content-Length": to - from + 1, "Accept-Ranges": "bytes" };
  say(range ? 206 : 200, range ? { ...headers, "Content-Range": `bytes ${from}-${to}/${size}` } : headers);
  if (request.method === "HEAD" || size === 0) return response.end();
  createReadStream(target.file, { start: from, end: to })
    .on("error", () => response.destroy())
    .pipe(response);
}

/**
 * Serves the demos.
 *
 * @param port  the first port tried; 0 lets the system choose
 * @param build  "all": library and demos first; "demos"; "none": what is there
 * @returns { url, close }
 */
export async function startServer({ port = 8080, host = "127.0.0.1", quiet = false, build = "all" } = {}) {
  if (build === "all") buildLibrary({ quiet });
  if (build !== "none") await buildDemos();
  const data = dataFiles();
  const server = createServer((request, response) => answer(request, response, { data }));
  const taken = await listen(server, { port, host });
  const url = `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${taken}/`;
  if (!quiet) console.log(`Vitrine demos: ${url}`);
  if (!quiet && host === "0.0.0.0")
    for (const address of addresses()) console.log(`               http://${address}:${taken}/`);
  const close = () =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url, close };
}

function buildLibrary({ quiet }) {
  if (!quiet) console.log("building the library ...");
  const args = [resolve(ROOT, "node_modules/rollup/dist/bin/rollup"), "-c", "--silent"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
  if (status !== 0) throw new Error(`the build failed\n${stdout}${stderr}`);
}

async function listen(server, { port, host }) {
  for (let next = port; next < port + PORTS_TRIED; next++) {
    const taken = await new Promise((done, fail) => {
      server.once("error", (error) => (error.code === "EADDRINUSE" ? done(undefined) : fail(error)));
      server.listen(next, host, () => done(server.address().port));
    });
    server.removeAllListeners("error");
    if (taken !== undefined) return taken;
  }
  throw new Error(`ports ${port} to ${port + PORTS_TRIED - 1} are all taken: set PORT`);
}

function addresses() {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return all.filter(({ family, internal }) => family === "IPv4" && !internal).map(({ address }) => address);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  // Not awaited: a module with an await on top cannot be required, and karma requires its configuration.
  startServer({ port: Number(process.env.PORT ?? 8080), host: process.env.HOST ?? "127.0.0.1" });
}
