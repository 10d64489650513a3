// scripts/thumbnails.mjs -- the gallery's pictures, taken of the demos as they are now, to be committed.
//   node scripts/thumbnails.mjs          builds everything and serves it
//   node scripts/thumbnails.mjs URL      asks a server that runs already
//   node scripts/thumbnails.mjs URL NAME ...   takes these alone
// JPEG, for every browser shows it.

import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { chromium } from "playwright-core";
import { chromiumArguments, CHROMIUM_GL } from "./browsers/launch-lines.mjs";
import { ROOT } from "./bundling.mjs";
import { findChromium } from "./find-browser.mjs";
import { startServer } from "./serve.mjs";

const SIZE = { width: 480, height: 320 };
const MOST_BYTES = 30_000;
const TIMEOUT_MS = 120_000;
const isReady = () => document.body.dataset.state === "ready";
/** Demos with one figure, called stage. */
const STAGES = [
  "first-volume",
  "volume-slices",
  "mesh-in-volume",
  "wireframe-material",
  "mesh-colormaps",
  "lightmap-and-occlusion",
  "plots",
  "measure",
];
/** What is shown of each demo, and what says that it is there. */
const PICTURES = [
  ...STAGES.map((name) => ({ name, element: "#stage", ready: isReady })),
  { name: "three-ways", element: "#texture3d", ready: isReady },
  { name: "element", element: "#surface", ready: () => document.querySelector("#surface").volume?.info.complete },
  { name: "old-browser", element: "#figure", ready: () => window.shown !== undefined },
];

/** A picture of an element, whole, on the ground that it is drawn on. */
async function take(page, url, { name, element, ready }) {
  await page.goto(`${url}${name}/`);
  await page.waitForFunction(ready, undefined, { timeout: TIMEOUT_MS });
  // The frame after the last change.
  await page.waitForTimeout(1000);
  const png = await page.locator(element).screenshot();
  for (let quality = 0.9; quality > 0.3; quality -= 0.08) {
    const bytes = Buffer.from(await page.evaluate(encode, { png: png.toString("base64"), ...SIZE, quality }), "base64");
    if (bytes.length <= MOST_BYTES) return bytes;
  }
  throw new Error(`${name}: no JPEG of ${MOST_BYTES} bytes is good enough`);
}

/* Runs in the page. */
async function encode({ png, width, height, quality }) {
  const picture = new Image();
  picture.src = `data:image/png;base64,${png}`;
  await picture.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  // Less a rim, for the page looks in at round corners; what is left over gets the colour of the picture's own corner.
  const rim = 8;
  context.drawImage(picture, rim, rim, 1, 1, 0, 0, width, height);
  const [w, h] = [picture.width - 2 * rim, picture.height - 2 * rim];
  const scale = Math.min(width / w, height / h);
  const [left, top] = [(width - w * scale) / 2, (height - h * scale) / 2];
  context.drawImage(picture, rim, rim, w, h, left, top, w * scale, h * scale);
  return canvas.toDataURL("image/jpeg", quality).split(",")[1];
}

const found = findChromium();
if (!found) throw new Error("there is no Chromium: npm ci brings one");
const args = chromiumArguments(found, CHROMIUM_GL.swiftshader).filter(
  (arg) => !arg.startsWith("--remote-debugging-port"),
);
const [running, ...only] = process.argv.slice(2);
const server = running ? { url: running, close: () => undefined } : await startServer({ port: 0, quiet: true });
const browser = await chromium.launch({ executablePath: found.path, args, env: { ...process.env, ...found.env } });
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 2,
    colorScheme: "dark",
  });
  for (const picture of PICTURES.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const bytes = await take(page, server.url, picture);
    writeFileSync(resolve(ROOT, "demos/thumbnails", `${picture.name}.jpg`), bytes);
    console.log(`${picture.name}.jpg ${bytes.length} bytes`);
  }
} finally {
  await browser.close();
  await server.close();
}
