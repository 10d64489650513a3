// polyfill/fetch.ts -- fetch on top of XMLHttpRequest: whole answers, no streams.

import { abortError } from "./abort";
import { fill, scope } from "./define";

interface Options {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Blob | ArrayBuffer | null;
  readonly credentials?: string;
  readonly signal?: AbortSignal | null;
}

class SmallHeaders {
  constructor(private readonly request: XMLHttpRequest) {}

  get(name: string): string | null {
    return this.request.getResponseHeader(name);
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }
}

class SmallResponse {
  readonly status: number;
  readonly statusText: string;
  readonly ok: boolean;
  readonly url: string;
  readonly headers: SmallHeaders;
  readonly body = null;
  private readonly bytes: ArrayBuffer;

  constructor(request: XMLHttpRequest, url: string) {
    this.bytes = (request.response as ArrayBuffer | null) || new ArrayBuffer(0);
    // Files and blobs have no status of their own: 0, though all went well.
    this.status = request.status || 200;
    this.statusText = request.statusText;
    this.ok = this.status >= 200 && this.status < 300;
    this.url = request.responseURL || url;
    this.headers = new SmallHeaders(request);
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.resolve(this.bytes);
  }

  blob(): Promise<Blob> {
    return Promise.resolve(new Blob([this.bytes]));
  }

  text(): Promise<string> {
    return this.arrayBuffer().then((bytes) => new TextDecoder().decode(bytes));
  }

  json(): Promise<unknown> {
    return this.text().then((text) => JSON.parse(text) as unknown);
  }
}

function smallFetch(source: string | { readonly href: string }, options: Options = {}): Promise<SmallResponse> {
  const url = typeof source === "string" ? source : source.href;
  return new Promise((resolve, reject) => {
    const { signal } = options;
    if (signal && signal.aborted) return reject(signal.reason || abortError());
    const request = new XMLHttpRequest();
    const abort = (): void => {
      request.abort();
      reject((signal && signal.reason) || abortError());
    };
    request.open(options.method || "GET", url, true);
    request.responseType = "arraybuffer";
    request.withCredentials = options.credentials === "include";
    const headers = options.headers || {};
    for (const name of Object.keys(headers)) request.setRequestHeader(name, headers[name]!);
    request.onload = () => resolve(new SmallResponse(request, url));
    request.onerror = () => reject(new TypeError(`fetch: ${url} could not be reached`));
    request.onloadend = () => signal && signal.removeEventListener("abort", abort);
    if (signal) signal.addEventListener("abort", abort);
    request.send(options.body || null);
  });
}

if (typeof XMLHttpRequest !== "undefined") fill(scope, { fetch: smallFetch });
