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
  readonly view: { camera: unknown; add(visual: Volume): void };
  draw(): void;
  readSync(): Picture;
  render(): Promise<unknown>;
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
