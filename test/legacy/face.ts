// The public face as a page of 2016 meets it: a script tag and a global. Spelt out here and not imported, because it is the
// promise to such pages that the tests hold the library to.

export interface Library {
  figure(canvas: HTMLCanvasElement, options?: Record<string, unknown>): Figure;
  grid(options: Record<string, unknown>): Grid;
  volume(options: Record<string, unknown>): Volume;
  matrixCamera(options: { clipFromWorld: number[] }): unknown;
  load(source: string, options?: Record<string, unknown>): Promise<Grid>;
  show(element: HTMLElement, source: string | Grid, options?: Record<string, unknown>): Promise<Shown>;
}

export interface Grid {
  readonly shape: number[];
  at(x: number, y: number, z: number): number;
  range(): number[];
}

export interface Volume {
  set(values: Record<string, unknown>): void;
}

export interface Figure {
  readonly canvas: HTMLCanvasElement;
  readonly view: { camera: unknown; add(visual: Volume): void };
  readonly gpu: { readonly pool: { readonly mode: string; readonly note: string | undefined } };
  readonly info: { readonly webgl: number; readonly alive: number };
  draw(): void;
  readSync(): Picture;
  render(): Promise<unknown>;
  on(event: string, listener: () => void): () => void;
  free(): void;
}

/** RGBA, first row at the top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayLike<number>;
}

export interface Shown {
  readonly figure: Figure;
  readonly volume: Volume;
  free(): void;
}

/** <vitrine-volume>. */
export interface VolumeElement extends HTMLElement {
  readonly figure: Figure | undefined;
  readonly volume: Volume | undefined;
  method: string;
  clim: ArrayLike<number>;
}

const SCRIPT = "/dist/vitrine.legacy.min.js";

let loading: Promise<Library> | undefined;

/** The library, loaded once, the old way. */
export function library(): Promise<Library> {
  loading = loading ?? new Promise(loadScript);
  return loading;
}

function loadScript(resolve: (library: Library) => void, reject: (error: Error) => void): void {
  const script = document.createElement("script");
  script.src = SCRIPT;
  script.onload = () => {
    const found = (window as unknown as { vitrine?: Library }).vitrine;
    if (found) resolve(found);
    else reject(new Error(`${SCRIPT} must set the global vitrine`));
  };
  script.onerror = () => reject(new Error(`${SCRIPT} must load: npm run build`));
  document.head.appendChild(script);
}

/** Throw unless a fact holds; chai is not written for old engines. */
export function claim(holds: boolean, thing: string, got: unknown): void {
  if (!holds) throw new Error(`${thing}, got ${String(got)}`);
}

/** The code of the error that something throws or rejects with; "none" when all goes well. */
export function codeOf(run: () => unknown): Promise<string> {
  const code = (error: unknown): string => String((error as { code?: unknown }).code);
  return new Promise((resolve) => resolve(run())).then(() => "none", code);
}

/** How many levels of red a picture has. */
export function distinctLevels(picture: Picture): number {
  const seen: Record<number, boolean> = {};
  for (let at = 0; at < picture.data.length; at += 4) seen[picture.data[at] ?? -1] = true;
  return Object.keys(seen).length;
}

/** The next event of a kind; one called error rejects. */
export function eventOf(target: EventTarget, type: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const done = (event: Event): void => {
      target.removeEventListener(type, done);
      target.removeEventListener("error", failed);
      resolve((event as CustomEvent).detail as unknown);
    };
    const failed = (event: Event): void => {
      if (type === "error") return;
      reject(new Error(String((event as CustomEvent<{ message?: string }>).detail.message)));
    };
    target.addEventListener(type, done);
    target.addEventListener("error", failed);
  });
}

/** A little time: what watches the page hears of a change after it, and a lost context is given back only then. */
export function soon(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}
