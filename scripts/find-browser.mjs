// Where is a browser for the tests? Chromium always, Firefox and old engines where the machine has them. Nothing is
// downloaded here: the last resort is the Chromium that `npm ci` has already brought as a development dependency.
//   node scripts/find-browser.mjs        prints what is found
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { oldChromium, sparticuzChromium, versionOf } from "./browsers/packed-chromium.mjs";

/**
 * A program that was found.
 * @typedef {{ path: string, env: Record<string, string>, from: string, version: string }} Found
 */

const CHROMIUM_NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
];
const FIREFOX_NAMES = ["firefox-esr", "firefox"];
const DEBIAN_PYTHON = "/usr/bin/python3";
const QTWEBKIT_MODULE = "/usr/lib/python3/dist-packages/PyQt5";

/**
 * A Chromium or one of its kin: CHROME_BIN, then PATH, the usual places, Playwright's cache, and at last the one inside the
 * development dependency @sparticuz/chromium (which `CHROME_BIN=npm` asks for at once).
 *
 * @returns {Found | null}
 * @throws when CHROME_BIN is set and does not run
 */
export function findChromium() {
  if (process.env.CHROME_BIN === "npm") return sparticuzChromium();
  return (
    named("CHROME_BIN") ??
    firstOf(CHROMIUM_NAMES.map(onPath), "PATH") ??
    firstOf(usualChromiums(), "usual place") ??
    firstOf(playwrightChromiums(), "playwright cache") ??
    sparticuzChromium()
  );
}

/**
 * A Firefox: FIREFOX_BIN, PATH, then the usual places.
 *
 * @returns {Found | null}
 * @throws when FIREFOX_BIN is set and does not run
 */
export function findFirefox() {
  const usual = [
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "/usr/lib/firefox-esr/firefox-esr",
    "/opt/firefox/firefox",
  ];
  return named("FIREFOX_BIN") ?? firstOf(FIREFOX_NAMES.map(onPath), "PATH") ?? firstOf(usual, "usual place");
}

/**
 * An engine by its short name.
 *
 * @param {"chromium" | "firefox" | "cog" | "qtwebkit" | "chromium-64"} name
 *   cog is WPE WebKit 2.38; qtwebkit is QtWebKit 5.212 through PyQt5 (its `path` is the Python that has it)
 * @returns {Found | null}
 */
export function findEngine(name) {
  const finders = {
    chromium: findChromium,
    firefox: findFirefox,
    cog: () => firstOf([onPath("cog"), "/usr/bin/cog"], "PATH"),
    qtwebkit: findQtWebKit,
    "chromium-64": oldChromium,
  };
  const find = finders[name];
  if (!find) throw new Error(`engine must be one of ${Object.keys(finders).join(", ")}, got ${name}`);
  return find();
}

/**
 * The full path of a program on PATH.
 * @param {string} name
 * @returns {string | undefined}
 */
export function onPath(name) {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const names = process.platform === "win32" ? [`${name}.exe`, name] : [name];
  return folders.flatMap((folder) => names.map((file) => path.join(folder, file))).find(isProgram);
}

/** A program that the environment names: asked for by hand, so that its failure is an error and not a reason to look on. */
function named(variable) {
  const program = process.env[variable];
  if (!program) return null;
  const version = versionOf(program);
  if (version === undefined) throw new Error(`${variable} must name a browser that runs, got ${program}`);
  return { path: program, env: {}, from: variable, version };
}

function firstOf(candidates, from) {
  for (const program of candidates) {
    const version = program && isProgram(program) ? versionOf(program) : undefined;
    if (version !== undefined) return { path: program, env: {}, from, version };
  }
  return null;
}

function usualChromiums() {
  if (process.platform === "darwin")
    return ["Google Chrome", "Chromium"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (process.platform === "win32")
    return ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
      .map((key) => process.env[key])
      .filter(Boolean)
      .map((folder) => path.join(folder, "Google/Chrome/Application/chrome.exe"));
  return ["/usr/bin/chromium", "/usr/lib/chromium/chromium", "/opt/google/chrome/chrome", "/snap/bin/chromium"];
}

function playwrightChromiums() {
  const cache = path.join(os.homedir(), ".cache/ms-playwright");
  if (!fs.existsSync(cache)) return [];
  const builds = fs.readdirSync(cache).filter((name) => name.startsWith("chromium"));
  const programs = ["chrome-linux/chrome", "chrome-linux64/chrome", "chrome-linux/headless_shell"];
  return builds
    .sort()
    .reverse()
    .flatMap((build) => programs.map((program) => path.join(cache, build, program)));
}

/** Debian's module belongs to Debian's Python: another one first on PATH does not see it. */
function findQtWebKit() {
  const has =
    fs.existsSync(QTWEBKIT_MODULE) && fs.readdirSync(QTWEBKIT_MODULE).some((file) => /^QtWebKitWidgets\b/.test(file));
  return has && isProgram(DEBIAN_PYTHON)
    ? { path: DEBIAN_PYTHON, env: {}, from: QTWEBKIT_MODULE, version: "QtWebKit 5.212 (PyQt5)" }
    : null;
}

function isProgram(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false; // not there, or not ours to run: either way no candidate
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  for (const name of ["chromium", "firefox", "cog", "qtwebkit", "chromium-64"]) {
    const found = findEngine(name);
    const extra = found && Object.entries(found.env).map(([key, value]) => `${key}=${value}`);
    console.log(`${name}: ${found ? [found.version, found.path, found.from, ...extra].join(" | ") : "not found"}`);
  }
