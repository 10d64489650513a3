// The test page: which engine it runs in, what its server lends, and how it speaks to the terminal.

/** What the server told the page before the tests began. */
export interface Page {
  /** a row of scripts/browsers/launch-lines.mjs, such as "chromium-llvmpipe" */
  readonly engine: string;
  /** whether /shared/ holds the recorded references */
  readonly shared: boolean;
  /** the best WebGL of the page (0 is none) and what draws it */
  readonly gl: { readonly version: 0 | 1 | 2; readonly renderer: string };
}

declare global {
  interface Window {
    __vitrine__?: Page;
  }
}

/**
 * Facts about this page.
 * @throws when the page was not made by our server
 */
export function page(): Page {
  if (!window.__vitrine__) throw new Error("window.__vitrine__ must be set by the test server");
  return window.__vitrine__;
}

/**
 * Leave a test or a suite out and say why: the reason is counted in the engine's line on the terminal. For use in
 * `it(…, function () { … })` and hooks, with mocha's own context.
 */
export function skipWithout(context: Mocha.Context, reason: string): never {
  console.log(`#skip ${reason}`);
  return context.skip();
}

/** A line for the terminal, such as a row of a table. */
export function printLine(text: string): void {
  console.log(`# ${text}`);
}

/**
 * Keep a picture or a table for people: build/artifacts/ENGINE/name.
 *
 * @param name   may hold slashes, for folders
 * @param value  bytes as they are; anything else as JSON
 */
export async function postArtifact(name: string, value: unknown): Promise<void> {
  const body = value instanceof Uint8Array ? (value as BodyInit) : JSON.stringify(value, undefined, 1);
  const answer = await fetch(`/artifact/${name}`, { method: "POST", body });
  if (!answer.ok) throw new Error(`/artifact/${name}: ${answer.status} ${await answer.text()}`);
}

/**
 * A file of the server, whole.
 * @throws with the status when there is no such file
 */
export async function fetchBytes(url: string): Promise<Uint8Array> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** A JSON file of the server; the caller says what it holds. */
export async function fetchJson<T>(url: string): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await fetchBytes(url))) as T;
}
