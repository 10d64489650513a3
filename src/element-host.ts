// element-host.ts -- what stands behind one <vitrine-volume>: its figure, its volume, and the traffic of attributes.
// Off the page it gives its context back and keeps what was shown, so that it comes back as it was without loading again.

import { Grid } from "./data/grid";
import { attributesOf, ATTRIBUTE_KEYS, kebab, keyOf, textOf, valueOf, type ParamValues } from "./element-attributes";
import { figure, type Figure } from "./figure/figure";
import { load, type LoadSource } from "./loaders/load";
import type { Camera } from "./scene/camera";
import type { VolumeOptions } from "./visuals/volume/params";
import { volume, type Volume } from "./visuals/volume/volume";

/** What stands behind an element. */
export interface ElementHost {
  readonly element: HTMLElement;
  readonly figure: Figure | undefined;
  readonly volume: Volume | undefined;
  connect(): void;
  disconnect(): void;
  attributeChanged(name: string): void;
  /** A parameter's value; what was said of it before there is a volume. */
  value(key: string): unknown;
  setValue(key: string, value: unknown): void;
}

interface State {
  readonly element: HTMLElement;
  figure: Figure | undefined;
  volume: Volume | undefined;
  /** properties set while there is no volume to take them */
  early: ParamValues;
  /** what was shown when the element left the page, and from where */
  kept: { readonly values: ParamValues; readonly camera: Camera } | undefined;
  /** what is being loaded, or was when the element left */
  source: LoadSource | undefined;
  /** grows with every load: of several only the last counts */
  loads: number;
  /** whether the contrast limits were asked for, and outlive the data they were asked for with */
  ownsLimits: boolean;
}

const hosts = new WeakMap<HTMLElement, ElementHost>();

/** The host of an element; one for each. */
export function hostOf(element: HTMLElement): ElementHost {
  let host = hosts.get(element);
  if (!host) hosts.set(element, (host = createHost(element)));
  return host;
}

function createHost(element: HTMLElement): ElementHost {
  const none = { figure: undefined, volume: undefined, kept: undefined, source: undefined };
  const state: State = { ...none, element, early: {}, loads: 0, ownsLimits: false };
  return {
    element,
    get figure() {
      return state.figure;
    },
    get volume() {
      return state.volume;
    },
    connect: () => connect(state),
    disconnect: () => disconnect(state),
    attributeChanged: (name) => attributeChanged(state, name),
    value: (key) => valueNow(state, key),
    setValue: (key, value) => setValue(state, key, value),
  };
}

function connect(state: State): void {
  const { element, kept, early } = state;
  if (state.figure || !start(state)) return;
  if (kept) restore(state, kept);
  const given = early["grid"] as LoadSource | undefined;
  delete early["grid"];
  const source = given ?? state.source ?? (kept ? null : element.getAttribute("src"));
  if (source) void read(state, source);
}

function disconnect(state: State): void {
  const { figure: made, volume: shown } = state;
  state.loads += 1;
  if (made && shown) state.kept = { values: { ...(shown.values as ParamValues) }, camera: made.view.camera };
  state.figure = undefined;
  state.volume = undefined;
  made?.free();
}

function start(state: State): boolean {
  const { element } = state;
  try {
    if (element.style.display === "") element.style.display = "block";
    const background = element.getAttribute("background");
    const made = figure(element, background === null ? {} : { background });
    made.on("error", (error) => fail(state, error));
    state.figure = made;
  } catch (error) {
    fail(state, error);
  }
  return state.figure !== undefined;
}

/** Shows what was shown before, with what the attributes say by now. */
function restore(state: State, { values, camera }: NonNullable<State["kept"]>): void {
  const { element, early, figure: made } = state;
  state.kept = undefined;
  if (!made) return;
  const { grid: _, ...more } = early;
  const shown = add(state, made, { ...values, ...more } as VolumeOptions);
  made.view.camera = camera;
  for (const key of ATTRIBUTE_KEYS) {
    if (element.getAttribute(kebab(key)) !== null) attributeChanged(state, kebab(key));
  }
  void made.render().then(
    () => state.volume === shown && tell(element, "ready", { volume: shown, figure: made }),
    (error: unknown) => state.figure === made && fail(state, error),
  );
}

async function read(state: State, source: LoadSource): Promise<void> {
  const { element, figure: made } = state;
  const mine = (state.loads += 1);
  state.source = source;
  try {
    const grid = await load(source, { onProgress: (detail) => tell(element, "progress", detail) });
    if (mine !== state.loads || !made) return;
    state.source = undefined;
    if (state.volume) state.volume.setData(grid, state.ownsLimits ? {} : { clim: grid.range() });
    else showFirst(state, made, grid);
    made.view.fit();
    await made.render();
    if (mine === state.loads) tell(element, "ready", { volume: state.volume, figure: made });
  } catch (error) {
    // An element that has left the page, or was told of another source, is owed nothing.
    if (mine !== state.loads) return;
    state.source = undefined;
    fail(state, error);
  }
}

function showFirst(state: State, made: Figure, grid: Grid): void {
  const said = attributesOf(state.element, (error) => fail(state, error));
  const values = { ...said, ...state.early };
  state.ownsLimits = values["clim"] !== undefined;
  add(state, made, { ...values, grid } as VolumeOptions);
}

function add(state: State, made: Figure, options: VolumeOptions): Volume {
  const { element } = state;
  const shown = volume(options);
  state.early = {};
  state.volume = shown;
  let before = { ...(shown.values as ParamValues) };
  shown.on("change", () => {
    const now = shown.values as ParamValues;
    const changed = Object.keys(now).filter((key) => now[key] !== before[key]);
    before = { ...now };
    for (const key of changed) if (key !== "grid") element.setAttribute(kebab(key), textOf(now[key]));
    if (changed.length > 0) tell(element, "change", { keys: changed, volume: shown });
  });
  made.view.add(shown);
  return shown;
}

function attributeChanged(state: State, name: string): void {
  const { element, figure: made, volume: shown } = state;
  const text = element.getAttribute(name);
  const key = keyOf(name);
  try {
    if (name === "src") changeSource(state, text);
    else if (name === "background" && made) made.background = text ?? "#000";
    else if (key !== undefined && shown) applyText(state, shown, key, text);
  } catch (error) {
    fail(state, error);
  }
}

function changeSource(state: State, text: string | null): void {
  if (state.figure && text) void read(state, text);
  else if (!state.figure) state.kept = state.source = undefined;
}

function applyText(state: State, shown: Volume, key: string, text: string | null): void {
  const { values } = shown as { values: ParamValues };
  // What we wrote ourselves comes by here too.
  if (text === textOf(values[key])) return;
  const isLimits = key === "clim";
  const value = isLimits && text === null ? shown.grid.range() : valueOf(key, text);
  shown.set({ [key]: value });
  if (isLimits) state.ownsLimits = text !== null;
}

function valueNow({ volume: shown, element, early, kept }: State, key: string): unknown {
  if (shown) return (shown.values as ParamValues)[key];
  if (key in early) return early[key];
  const text = key === "grid" ? null : element.getAttribute(kebab(key));
  return text === null ? (kept?.values[key] ?? valueOf(key, null)) : valueOf(key, text);
}

function setValue(state: State, key: string, value: unknown): void {
  const { volume: shown, figure: made } = state;
  if (key === "clim") state.ownsLimits = true;
  if (shown && (key !== "grid" || value instanceof Grid)) shown.set({ [key]: value });
  else if (key === "grid" && made) void read(state, value as LoadSource);
  else state.early[key] = value;
}

function fail({ element }: State, error: unknown): void {
  tell(element, "error", { error, message: error instanceof Error ? error.message : String(error) });
}

/** Sends an event. CustomEvent is no constructor in old engines. */
function tell(element: HTMLElement, type: string, detail: unknown): void {
  const event = document.createEvent("CustomEvent");
  event.initCustomEvent(type, false, false, detail);
  element.dispatchEvent(event);
}
