// element-host.ts -- what stands behind one <vitrine-volume>: its figure, its volume, and the traffic of attributes.

import { figure, type Figure } from "./figure/figure";
import { load, type LoadSource } from "./loaders/load";
import { volumeParams, type VolumeOptions } from "./visuals/volume/params";
import { volume, type Volume } from "./visuals/volume/volume";

/** What stands behind an element. */
export interface ElementHost {
  readonly element: HTMLElement;
  readonly figure: Figure | undefined;
  readonly volume: Volume | undefined;
  connect(): void;
  disconnect(): void;
  attributeChanged(name: string): void;
  /** A parameter's value; what an attribute says before there is a volume. */
  value(key: string): unknown;
  setValue(key: string, value: unknown): void;
}

type Values = Record<string, unknown>;

/** Parameters that have an attribute: all but the values themselves. */
const KEYS = Object.keys(volumeParams).filter((key) => key !== "grid");
/** Attributes beside the parameters. */
const OWN = ["src", "background"];
/** Every attribute that is looked at. */
export const OBSERVED: readonly string[] = [...OWN, ...KEYS.map(kebab)];

const hosts = new WeakMap<HTMLElement, ElementHost>();

/** The host of an element; one for each. */
export function hostOf(element: HTMLElement): ElementHost {
  let host = hosts.get(element);
  if (!host) hosts.set(element, (host = createHost(element)));
  return host;
}

function createHost(element: HTMLElement): ElementHost {
  let made: Figure | undefined;
  let shown: Volume | undefined;
  let loading: { aborted: boolean } | undefined;
  let isReflecting = false;
  const early: Values = {};

  const fail = (error: unknown): void => tell(element, "error", { error, message: messageOf(error) });

  const start = (): Figure | undefined => {
    try {
      if (element.style.display === "") element.style.display = "block";
      const background = element.getAttribute("background");
      made = figure(element, background === null ? {} : { background });
      made.on("error", fail);
    } catch (error) {
      fail(error);
    }
    return made;
  };

  const read = async (source: LoadSource): Promise<void> => {
    if (loading) loading.aborted = true;
    const mine = (loading = { aborted: false });
    try {
      const grid = await load(source, { onProgress: (detail) => tell(element, "progress", detail) });
      if (mine.aborted || !made) return;
      if (shown) shown.setData(grid, { clim: grid.range() });
      else add(volume({ ...fromAttributes(), ...early, grid } as VolumeOptions), made);
      made.view.fit();
      await made.render();
      if (!mine.aborted) tell(element, "ready", { volume: shown, figure: made });
    } catch (error) {
      // An element that has left the page is owed nothing.
      if (!mine.aborted) fail(error);
    }
  };

  const add = (next: Volume, on: Figure): void => {
    shown = next;
    let before = { ...(next.values as Values) };
    next.on("change", () => {
      const now = next.values as Values;
      const changed = KEYS.filter((key) => now[key] !== before[key]);
      before = { ...now };
      reflect(changed, now);
      if (changed.length > 0) tell(element, "change", { keys: changed, volume: next });
    });
    on.view.add(next);
  };

  const reflect = (keys: readonly string[], values: Values): void => {
    isReflecting = true;
    for (const key of keys) element.setAttribute(kebab(key), textOf(values[key]));
    // Where attributes are watched from outside, the news of these comes later.
    void Promise.resolve().then(() => (isReflecting = false));
  };

  const fromAttributes = (): Values => {
    const values: Values = {};
    for (const key of KEYS) {
      const text = element.getAttribute(kebab(key));
      if (text !== null) values[key] = paramOf(key).fromText(text);
    }
    return values;
  };

  return {
    element,
    get figure() {
      return made;
    },
    get volume() {
      return shown;
    },
    connect() {
      const source = element.getAttribute("src");
      if (!made && start() && source) void read(source);
    },
    disconnect() {
      if (loading) loading.aborted = true;
      made?.free();
      made = undefined;
      shown = undefined;
    },
    attributeChanged(name) {
      if (!made) return;
      const text = element.getAttribute(name);
      if (name === "src") {
        if (text) void read(text);
        return;
      }
      try {
        if (name === "background") made.background = text ?? "#000";
        else if (shown && text !== null && !isReflecting) applyText(shown, name, text);
      } catch (error) {
        fail(error);
      }
    },
    value: (key) => (shown ? (shown.values as Values)[key] : (early[key] ?? fromAttributes()[key])),
    setValue(key, value) {
      if (shown) shown.set({ [key]: value });
      else if (key === "grid" && made) void read(value as LoadSource);
      else early[key] = value;
    },
  };
}

function applyText(shown: Volume, name: string, text: string): void {
  const key = KEYS.find((other) => kebab(other) === name);
  if (key !== undefined && textOf((shown.values as Values)[key]) !== text)
    shown.set({ [key]: paramOf(key).fromText(text) });
}

function paramOf(key: string): { fromText(text: string): unknown } {
  return (volumeParams as Record<string, { fromText(text: string): unknown }>)[key] ?? { fromText: (text) => text };
}

function kebab(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function textOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return value.some(Array.isArray) ? JSON.stringify(value) : value.join(" ");
  const { points, name } = value as { points?: unknown; name?: unknown };
  return points === undefined ? String(name) : JSON.stringify(points);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Sends an event. CustomEvent is no constructor in old engines. */
function tell(element: HTMLElement, type: string, detail: unknown): void {
  const event = document.createEvent("CustomEvent");
  event.initCustomEvent(type, false, false, detail);
  element.dispatchEvent(event);
}
