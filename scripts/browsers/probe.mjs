// What a browser says about its WebGL, by asking it: flags and package lists only say what should be so.
import http from "node:http";
import { startBrowser } from "./start.mjs";

const TIMEOUT_MS = 30000;

// ES3 words only: the oldest engine reads it too.
const PAGE = `<!doctype html><title>probe</title><script>
var canvas = document.createElement("canvas"), version = 2, gl = null;
try { gl = canvas.getContext("webgl2"); } catch (error) {}
if (!gl) { version = 1; gl = canvas.getContext("webgl") || canvas.getContext("experimental-webgl"); }
var names = gl && gl.getExtension("WEBGL_debug_renderer_info");
var report = { version: gl ? version : 0, agent: navigator.userAgent,
  renderer: gl ? String(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER)) : "" };
var request = new XMLHttpRequest();
request.open("POST", "/report");
request.send(JSON.stringify(report));
</script>`;

/**
 * The WebGL of an engine.
 *
 * @param {import("./launch-lines.mjs").Engine} engine
 * @param {import("../find-browser.mjs").Found} found
 * @returns {Promise<{ version: 0 | 1 | 2, renderer: string, agent: string }>}
 * @throws with the browser's log when it ends or says nothing in time
 */
export async function probeWebgl(engine, found) {
  let answer;
  const answered = new Promise((resolve) => (answer = resolve));
  const server = http.createServer((request, response) => {
    if (request.method !== "POST") return response.setHeader("content-type", "text/html").end(PAGE);
    let text = "";
    request.on("data", (piece) => (text += piece));
    request.on("end", () => response.end(() => answer(JSON.parse(text))));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await startBrowser(engine, found, `http://127.0.0.1:${server.address().port}/`);
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, TIMEOUT_MS, `said nothing for ${TIMEOUT_MS} ms`)));
  try {
    const report = await Promise.race([answered, browser.ended, late]);
    if (typeof report === "string") throw new Error(`${engine.name} ${report}\n${browser.log()}`);
    return report;
  } finally {
    clearTimeout(timer);
    await browser.stop();
    server.close();
    server.closeAllConnections();
  }
}
