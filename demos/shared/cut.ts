// shared/cut.ts -- one plane across an axis: where a slice lies, or beyond which a volume is cut away.

import type { View, VolumeOptions } from "vitrine";
import { find } from "./find";
import { setRange, short } from "./limits";

/** The control. */
export interface CutControl {
  /** Another volume in the view, and the plane that cuts it, if one does. */
  show(view: View, clipPlanes: readonly (readonly number[])[]): void;
  /** The parameters that put the plane where it is said to be. */
  options(method: string): VolumeOptions;
}

/** The axes, and the side that is cut away: the one that faces the viewer to begin with. */
const AXES: Readonly<Record<string, { readonly index: 0 | 1 | 2; readonly side: 1 | -1 }>> = {
  x: { index: 0, side: 1 },
  y: { index: 1, side: -1 },
  z: { index: 2, side: 1 },
};

/** Connects #axis, #place, #place-words and #cut-label of the page. */
export function cutControl(onChange: () => void): CutControl {
  const axis = find("axis", HTMLSelectElement);
  const place = find("place", HTMLInputElement);
  const words = find("place-words", HTMLOutputElement);
  let view: View | undefined;
  const reach = (): void => {
    const box = view?.bounds();
    const { index, side } = AXES[axis.value] ?? AXES["x"]!;
    if (!box) return;
    setRange(place, [box.min[index], box.max[index]]);
    place.step = "any";
    place.value = String(side > 0 ? box.max[index] : box.min[index]);
  };
  axis.addEventListener("input", () => {
    reach();
    onChange();
  });
  place.addEventListener("input", onChange);
  return {
    show(next, [plane]) {
      view = next;
      const index = plane ? plane.findIndex((part) => part !== 0) : 0;
      axis.value = "xyz".charAt(index);
      reach();
      if (plane) place.value = String(-plane[3]! / plane[index]!);
    },
    options(method) {
      const { index, side } = AXES[axis.value] ?? AXES["x"]!;
      const plane = (direction: number): number[] => [0, 1, 2].map((k) => (k === index ? direction : 0));
      const isSlice = method === "slice";
      // At an end nothing is cut away, and there is nothing in the slice.
      if (isSlice && (place.value === place.min || place.value === place.max)) {
        place.value = String((+place.min + +place.max) / 2);
      }
      find("cut-label", HTMLElement).textContent = isSlice ? "Plane across" : "Cut away across";
      words.textContent = `at ${short(+place.value)}`;
      if (isSlice) return { plane: [...plane(1), -place.value], clipPlanes: [] };
      return { clipPlanes: [[...plane(-side), side * +place.value]] };
    },
  };
}
