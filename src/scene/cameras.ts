// scene/cameras.ts -- every kind of camera that hands can move, by name. The tests of cameras iterate this table.

export { turntable } from "./turntable";
export { arcball } from "./arcball";
export { fly } from "./fly";
export { panzoom } from "./panzoom";
