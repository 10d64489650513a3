// transforms/index.ts -- every kind of Transform by name. The tests of transforms iterate this table.

export { chain } from "./chain";
export { identity } from "./identity";
export { linear } from "./linear";
export { log } from "./log";
export { magnify } from "./magnify";
export { magnify1d } from "./magnify1d";
export { mercator } from "./mercator";
export { panzoom } from "./panzoom";
export { polar } from "./polar";
export { scale } from "./scale";
export { spherical } from "./spherical";
