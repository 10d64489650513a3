// What a test page may ask its own server for: files to read (fixtures, references, the built library, demo data) and a
// place to leave pictures and tables for people to look at. A middleware, so that it stands before any server.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { dataFiles } from "../demos.mjs";
import { fileOf, rangeOf } from "../serve.mjs";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const ARTIFACT_LIMIT_BYTES = 64 * 2 ** 20;

/** The folder of recorded references and large data, which only some machines have. */
export const SHARED = path.resolve(ROOT, process.env.VITRINE_SHARED ?? "../shared");

/** URL beginnings and the folders behind them; /data/ is what the demos are served with. */
const PLACES = [
  ["/fixtures/", path.join(ROOT, "test/fixtures")],
  ["/strict/", path.join(ROOT, "test/fixtures")],
  ["/shared/", SHARED],
  ["/dist/", path.join(ROOT, "dist")],
  ["/demos/", path.join(ROOT, "build/demos")],
  ["/demos/", path.join(ROOT, "demos")],
  ["/node_modules/", path.join(ROOT, "node_modules")],
];
const PREFIXES = [...PLACES.map(([prefix]) => prefix), "/data/"];

/** What pages under /strict/ may: scripts of this server, and data from it. No worker from a blob, no eval. */
const STRICT = "default-src 'none'; script-src 'self'; connect-src 'self'";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};

/**
 * A connect middleware for the pages of one engine.
 *
 * GET /fixtures/ /strict/ (the same under a strict policy) /shared/ /dist/ /demos/ /node_modules/ /data/: files, with ranges; 404 where there is none.
 * POST /artifact/NAME: the body goes to build/artifacts/ENGINE/NAME.
 *
 * @param {string} engine  whose artifacts
 */
export function site(engine) {
  const data = dataFiles();
  return (request, response, next) => {
    const address = new URL(request.url, "http://localhost").pathname;
    if (address.startsWith("/artifact/")) return keepArtifact(engine, address, request, response);
    if (!PREFIXES.some((prefix) => address.startsWith(prefix))) return next();
    const file = fileOf(address, { places: PLACES, data })?.file;
    if (address.startsWith("/strict/")) response.setHeader("content-security-policy", STRICT);
    return file ? sendFile(file, request, response) : answer(response, 404, `there is no ${address}`);
  };
}

/** The folder where an engine's pages leave what they make. */
export function artifactFolder(engine) {
  return path.join(ROOT, "build/artifacts", engine);
}

function sendFile(file, request, response) {
  const size = fs.statSync(file).size;
  const range = rangeOf(request.headers.range, size);
  if (range === "bad") return answer(response, 416, `${size} bytes`);
  const { from, to } = range ?? { from: 0, to: size - 1 };
  response.writeHead(range ? 206 : 200, {
    "content-type": TYPES[path.extname(file)] ?? "application/octet-stream",
    "content-length": to - from + 1,
    "accept-ranges": "bytes",
    "cache-control": "no-store",
    ...(range && { "content-range": `bytes ${from}-${to}/${size}` }),
  });
  if (request.method === "HEAD" || size === 0) return response.end();
  return fs.createReadStream(file, { start: from, end: to }).pipe(response);
}

function keepArtifact(engine, address, request, response) {
  const folder = artifactFolder(engine);
  const file = path.resolve(folder, address.slice("/artifact/".length));
  if (request.method !== "POST" || !file.startsWith(folder + path.sep))
    return answer(response, 400, "POST /artifact/NAME");
  const pieces = [];
  let length = 0;
  request.on("data", (piece) => {
    length += piece.length;
    if (length <= ARTIFACT_LIMIT_BYTES) pieces.push(piece);
  });
  request.on("end", () => {
    if (length > ARTIFACT_LIMIT_BYTES) return answer(response, 413, `at most ${ARTIFACT_LIMIT_BYTES} bytes`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, Buffer.concat(pieces));
    return answer(response, 200, "kept");
  });
}

function answer(response, status, text) {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(text);
}
