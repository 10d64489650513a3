// element-class.ts -- <vitrine-volume src method cmap clim ...>: a figure in pure HTML.
// Attributes are the volume's parameters in kebab-case, made from their declarations, and live in both directions.
// Where the browser knows no custom elements, the same elements are found and watched by hand.

import { OBSERVED } from "./element-attributes";
import { hostOf, type ElementHost } from "./element-host";
import { volumeParams } from "./visuals/volume/params";

/** The element's name. */
export const ELEMENT_NAME = "vitrine-volume";

/** Defines the element on this page, once; without custom elements it takes care of those that are and come. */
export function defineElement(): void {
  // A worker, or a server that only reads us, has no page.
  if (typeof document === "undefined") return;
  if (typeof customElements === "object" && typeof Reflect === "object") {
    if (!customElements.get(ELEMENT_NAME)) customElements.define(ELEMENT_NAME, makeClass());
  } else watchPage();
}

/** The class, made by hand: ES5 code cannot extend HTMLElement by `class`. */
function makeClass(): CustomElementConstructor {
  const made = function (): HTMLElement {
    return Reflect.construct(HTMLElement, [], made) as HTMLElement;
  } as unknown as CustomElementConstructor;
  const prototype = Object.create(HTMLElement.prototype) as HTMLElement & Record<string, unknown>;
  prototype["constructor"] = made;
  prototype["connectedCallback"] = function (this: HTMLElement) {
    takeOwn(this);
    hostOf(this).connect();
  };
  prototype["disconnectedCallback"] = function (this: HTMLElement) {
    const host = hostOf(this);
    // An element that only moves is connected again before this runs.
    void Promise.resolve().then(() => {
      if (!this.isConnected) host.disconnect();
    });
  };
  prototype["attributeChangedCallback"] = function (this: HTMLElement, name: string) {
    hostOf(this).attributeChanged(name);
  };
  Object.defineProperties(prototype, properties());
  (made as unknown as { prototype: unknown }).prototype = prototype;
  Object.defineProperty(made, "observedAttributes", { get: () => OBSERVED });
  return made;
}

/** Every parameter as a property, and the figure and volume behind. */
function properties(): PropertyDescriptorMap {
  const list: PropertyDescriptorMap = {
    figure: { get: hosted((host) => host.figure) },
    volume: { get: hosted((host) => host.volume) },
    src: {
      get: hosted((host) => host.element.getAttribute("src") ?? ""),
      set(this: HTMLElement, value: string) {
        this.setAttribute("src", value);
      },
    },
  };
  for (const key of Object.keys(volumeParams)) {
    list[key] = {
      get: hosted((host) => host.value(key)),
      set(this: HTMLElement, value: unknown) {
        hostOf(this).setValue(key, value);
      },
    };
  }
  return list;
}

function hosted<T>(read: (host: ElementHost) => T): (this: HTMLElement) => T {
  return function (this: HTMLElement) {
    return read(hostOf(this));
  };
}

/** Properties that a page set before the element was defined lie on it and hide ours: they are set anew. */
function takeOwn(element: HTMLElement): void {
  const values = element as unknown as Record<string, unknown>;
  for (const key of ["src", ...Object.keys(volumeParams)]) {
    if (!Object.prototype.hasOwnProperty.call(element, key)) continue;
    const value = values[key];
    delete values[key];
    values[key] = value;
  }
}

/** What custom elements do, by hand: whenever the page changes, who came and who left is looked for. */
function watchPage(): void {
  let here: HTMLElement[] = [];
  const look = (): void => {
    const gone = here.filter((element) => !document.documentElement.contains(element));
    here = here.filter((element) => gone.indexOf(element) < 0);
    for (const element of gone) hostOf(element).disconnect();
    const found = Array.prototype.slice.call(document.getElementsByTagName(ELEMENT_NAME)) as HTMLElement[];
    for (const element of found) {
      if (here.indexOf(element) >= 0) continue;
      here.push(element);
      watchElement(element);
      hostOf(element).connect();
    }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", look);
  else look();
  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
}

/** Properties and attributes of one element, the first time it is seen. */
function watchElement(element: HTMLElement): void {
  if (Object.prototype.hasOwnProperty.call(element, "volume")) return;
  const own: Record<string, unknown> = {};
  const list = properties();
  for (const key of Object.keys(list)) {
    if (Object.prototype.hasOwnProperty.call(element, key)) own[key] = (element as unknown as typeof own)[key];
  }
  Object.defineProperties(element, list);
  for (const key of Object.keys(own)) (element as unknown as typeof own)[key] = own[key];
  new MutationObserver((changes) => {
    for (const { attributeName } of changes) if (attributeName) hostOf(element).attributeChanged(attributeName);
  }).observe(element, { attributes: true });
}
