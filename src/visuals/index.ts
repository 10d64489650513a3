// visuals/index.ts -- every visual by name. The tests of visuals iterate this table.

export { image } from "./image/image";
export { line } from "./line/line";
export { markers } from "./markers/markers";
export { text } from "./text/text";
export { volume } from "./volume/volume";
export { mesh } from "./mesh/mesh";
export { isosurface } from "./isosurface";
export { isocurve } from "./isocurve";
export { contour } from "./contour";
export { box } from "./box";
export { vectors } from "./vectors";
export { axes } from "./axes";
export { gridLines } from "./grid-lines";
export { colorbar } from "./colorbar";
export { scaleBar } from "./scale-bar";
export { orientationCube } from "./orientation-cube";
