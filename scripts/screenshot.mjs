// A picture of a page as an engine shows it, for people to look at.
//   node scripts/screenshot.mjs URL OUT.png [--width 1280] [--height 800] [--gl swiftshader|llvmpipe] [--webgl1]
//        [--wait 2000 | --wait "css selector"] [--dark] [--scale 1] [--full] [--engine firefox|qtwebkit]
// Chromium is driven by playwright-core; --wait takes milliseconds or a selector there. Firefox and QtWebKit are started on an
// X server of our own and the screen is read, after --wait milliseconds: no driver speaks to both.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { chromiumArguments, CHROMIUM_GL, engineNamed, locate } from "./browsers/launch-lines.mjs";
import { encodePng, readWindowDump } from "./browsers/png.mjs";
import { displayMissing, startBrowser } from "./browsers/start.mjs";
import { findChromium } from "./find-browser.mjs";

const FRAME_FILE = "Xvfb_screen0"; // Xvfb's own name for it
const SELECTOR_TIMEOUT_MS = 120000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: "string", default: "1280" },
    height: { type: "string", default: "800" },
    gl: { type: "string", default: "swiftshader" },
    wait: { type: "string", default: "1500" },
    scale: { type: "string", default: "1" },
    engine: { type: "string", default: "chromium" },
    webgl1: { type: "boolean", default: false },
    dark: { type: "boolean", default: false },
    full: { type: "boolean", default: false },
    firefox: { type: "boolean", default: false },
  },
});
const [url, out] = positionals;
const { width, height } = { width: Number(values.width), height: Number(values.height) };
const engineName = values.firefox ? "firefox" : values.engine;

if (!url || !out) throw new Error("node scripts/screenshot.mjs URL OUT.png");
fs.mkdirSync(path.dirname(path.resolve(out)), { recursive: true });
await (engineName === "chromium" ? shootChromium() : shootScreen(engineNamed(engineName)));
console.log(out);

async function shootChromium() {
  const { chromium } = await import("playwright-core");
  const found = findChromium();
  if (!found) throw new Error("there is no Chromium: npm ci brings one");
  if (!CHROMIUM_GL[values.gl])
    throw new Error(`--gl must be one of ${Object.keys(CHROMIUM_GL).join(", ")}, got ${values.gl}`);
  const flags = [...CHROMIUM_GL[values.gl], ...(values.webgl1 ? ["--disable-webgl2"] : [])];
  // playwright brings its own port
  const args = chromiumArguments(found, flags).filter((arg) => !arg.startsWith("--remote-debugging-port"));
  const browser = await chromium.launch({ executablePath: found.path, args, env: { ...process.env, ...found.env } });
  try {
    const colorScheme = values.dark ? "dark" : "light";
    const page = await browser.newPage({
      viewport: { width, height },
      deviceScaleFactor: Number(values.scale),
      colorScheme,
    });
    page.on(
      "console",
      (message) =>
        ["error", "warning"].includes(message.type()) && console.error(`console ${message.type()}: ${message.text()}`),
    );
    page.on("pageerror", (error) => console.error(`page error: ${error.message}`));
    page.on("requestfailed", (request) => console.error(`request failed: ${request.url()}`));
    await page.goto(url);
    const milliseconds = Number(values.wait);
    if (Number.isFinite(milliseconds)) await page.waitForTimeout(milliseconds);
    else await page.waitForSelector(values.wait, { timeout: SELECTOR_TIMEOUT_MS });
    await page.screenshot({ path: out, fullPage: values.full });
  } finally {
    await browser.close();
  }
}

/** The screen of an engine that needs an X server, whole: a window's own frame and bars are seen too. */
async function shootScreen(engine) {
  const place = locate(engine);
  const missing =
    place.missing ??
    displayMissing(engine) ??
    (engine.needsDisplay ? undefined : `${engine.name} shows nothing on a screen`);
  if (missing) throw new Error(missing);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "vitrine-"));
  const alone = {
    ...engine,
    line: (at) => engine.line({ ...at, width, height, isDark: values.dark, isAlone: true }),
  };
  const browser = await startBrowser(alone, place.found, url, { screen: `${width}x${height}`, frameFolder: folder });
  try {
    await new Promise((resolve) => setTimeout(resolve, Number(values.wait) || 3000));
    const screen = readWindowDump(fs.readFileSync(path.join(folder, FRAME_FILE)));
    fs.writeFileSync(out, encodePng(screen.width, screen.height, screen.rgb));
  } finally {
    await browser.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
