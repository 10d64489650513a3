// The engines that the tests know, and the exact line that starts each. One row an engine; a new browser is a new row.
// Every flag that is not plain housekeeping says why it is there: they were found by trying.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findEngine } from "../find-browser.mjs";

/**
 * How to start a browser on a page.
 * @typedef {{ command: string, args: string[], env: Record<string, string> }} Line
 *
 * What a row of the table says.
 * @typedef {object} Engine
 * @property {string} name
 * @property {"gpu" | "legacy"} suite  the whole browser suite (ES2020, chai), or the one in ES5 for old engines
 * @property {string} program          what findEngine is asked for
 * @property {string} package          the Debian package that brings it, said when it is missing
 * @property {boolean} [needsDisplay]  draws WebGL only with an X server
 * @property {RegExp} [renderer]       what WebGL has to call itself; otherwise the engine counts as missing
 * @property {(at: { url: string, folder: string, found: import("../find-browser.mjs").Found, width?: number, height?: number,
 *   isDark?: boolean, isAlone?: boolean }) => Line} line
 *   `folder` is empty and new: profile and home. The rest is for screenshots and may be left aside: size of the window,
 *   dark scheme, the page without the browser's bars
 */

const QT_WINDOW = path.join(path.dirname(fileURLToPath(import.meta.url)), "qtweb.py");

// No sandbox: it cannot be set up by root nor inside most containers, and the pages are our own.
const CHROMIUM_ALWAYS = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-default-apps",
  "--disable-extensions",
  "--mute-audio",
  "--hide-scrollbars",
  "--disable-background-timer-throttling",
  "--disable-renderer-backgrounding",
  "--disable-backgrounding-occluded-windows",
  "--window-size=1280,800",
  // Without it headless Chromium ends after the first page when nothing drives it.
  "--remote-debugging-port=0",
];

/** The GL that Chromium is asked for: software in the browser, or Mesa's through EGL (no X server needed). */
export const CHROMIUM_GL = {
  swiftshader: ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
  llvmpipe: ["--use-gl=angle", "--use-angle=gl-egl", "--ignore-gpu-blocklist"],
};

/** The arguments of a headless Chromium, less profile and page. */
export function chromiumArguments(found, extra) {
  // The packed one is the old headless shell: it knows one mode, and no zygote process without its sandbox.
  const mode = found.from.startsWith("@sparticuz") ? ["--headless", "--no-zygote"] : ["--headless=new"];
  return [...mode, ...CHROMIUM_ALWAYS, ...extra];
}

/** @type {Engine[]} */
export const ENGINES = [
  chromium("chromium-swiftshader", CHROMIUM_GL.swiftshader),
  {
    ...chromium("chromium-llvmpipe", CHROMIUM_GL.llvmpipe),
    renderer: /llvmpipe/i,
    package: "chromium libegl1 libgl1-mesa-dri",
  },
  chromium("chromium-webgl1", [...CHROMIUM_GL.swiftshader, "--disable-webgl2"]),
  {
    name: "firefox",
    suite: "gpu",
    program: "firefox",
    package: "firefox-esr xvfb",
    needsDisplay: true,
    line: firefoxLine,
  },
  { name: "cog", suite: "gpu", program: "cog", package: "cog", line: cogLine },
  { name: "cog-legacy", suite: "legacy", program: "cog", package: "cog", line: cogLine },
  {
    name: "qtwebkit",
    suite: "legacy",
    program: "qtwebkit",
    package: "python3-pyqt5.qtwebkit xvfb",
    needsDisplay: true,
    line: qtLine,
  },
  {
    name: "chromium-64",
    suite: "legacy",
    program: "chromium-64",
    package: "(npm run test:engines)",
    line: chromium64Line,
  },
];

/**
 * The engine of a name.
 * @param {string} name
 * @throws listing the names, when there is none
 */
export function engineNamed(name) {
  const engine = ENGINES.find((row) => row.name === name);
  if (!engine) throw new Error(`browser must be one of ${ENGINES.map((row) => row.name).join(", ")}, got ${name}`);
  return engine;
}

/**
 * The program of an engine, or the words for its absence.
 * @param {Engine} engine
 * @returns {{ found: import("../find-browser.mjs").Found } | { missing: string }}
 */
export function locate(engine) {
  const found = findEngine(engine.program);
  return found ? { found } : { missing: `${engine.program} is not installed: ${engine.package}` };
}

function chromium(name, flags) {
  const line = ({ url, folder, found }) => ({
    command: found.path,
    args: [...chromiumArguments(found, [...flags, `--user-data-dir=${folder}`]), url],
    env: { ...found.env },
  });
  return { name, suite: "gpu", program: "chromium", package: "chromium", line };
}

function chromium64Line({ url, folder, found }) {
  // OSMesa beside the program draws WebGL 1 and 2 on llvmpipe; SwiftShader was not yet packed with it.
  const flags = ["--headless", "--no-zygote", "--disable-setuid-sandbox", "--ignore-gpu-blacklist", "--use-gl=osmesa"];
  const args = [...flags, ...CHROMIUM_ALWAYS, `--user-data-dir=${folder}`, url];
  return { command: found.path, args, env: { ...found.env, HOME: folder } };
}

function cogLine({ url, folder, found }) {
  return { command: found.path, args: ["-P", "headless", url], env: { HOME: folder, XDG_RUNTIME_DIR: folder } };
}

function qtLine({ url, folder, found, width = 1280, height = 800 }) {
  return {
    command: found.path,
    args: [QT_WINDOW, url, String(width), String(height)],
    env: { HOME: folder, XDG_RUNTIME_DIR: folder },
  };
}

const FIREFOX_PREFERENCES = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.newtabpage.enabled": false,
  "browser.safebrowsing.downloads.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.sessionstore.resume_from_crash": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage": "about:blank",
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.startup.page": 0,
  "browser.topsites.contile.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "datareporting.policy.dataSubmissionPolicyBypassNotification": true,
  "dom.max_script_run_time": 0, // software GL is slow, and nobody answers the question
  "extensions.getAddons.cache.enabled": false,
  "extensions.update.enabled": false,
  "media.gmp-manager.updateEnabled": false,
  "media.gmp-manager.url": "data:,",
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "privacy.reduceTimerPrecision": false,
  "services.settings.server": "data:,",
  "startup.homepage_welcome_url": "",
  "startup.homepage_welcome_url.additional": "",
  "toolkit.startup.max_resumed_crashes": -1,
  "toolkit.telemetry.enabled": false,
  "toolkit.telemetry.reportingpolicy.firstRun": false,
  "toolkit.telemetry.server": "",
  "trailhead.firstrun.didSeeAboutWelcome": true,
  "webgl.force-enabled": true,
};

function firefoxLine({ url, folder, found, width = 1280, height = 800, isDark = false, isAlone = false }) {
  // 0 dark, 1 light: a headless machine has no opinion of its own
  const preferences = { ...FIREFOX_PREFERENCES, "layout.css.prefers-color-scheme.content-override": isDark ? 0 : 1 };
  const line = ([key, value]) => `user_pref(${JSON.stringify(key)}, ${JSON.stringify(value)});\n`;
  fs.writeFileSync(path.join(folder, "user.js"), Object.entries(preferences).map(line).join(""));
  const args = [
    "--no-remote",
    "--new-instance",
    "--profile",
    folder,
    "--width",
    String(width),
    "--height",
    String(height),
    ...(isAlone ? ["--kiosk"] : []),
    url,
  ];
  return {
    command: found.path,
    args,
    env: { HOME: folder, MOZ_CRASHREPORTER_DISABLE: "1", MOZ_DISABLE_AUTO_SAFE_MODE: "1" },
  };
}
