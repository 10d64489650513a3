// index.ts -- everything by name. Importing it does nothing.

export { EngineError, errorCodes, type ErrorCode } from "./base/errors";
export type { Off, Signal } from "./base/signal";
export { Grid, grid, type GridOptions, type Triple, type VoxelBox } from "./data/grid";
export type { Color } from "./data/color";
export { Colormap, colormap, colormaps, type ColormapLike } from "./data/colormap";
export { Transfer, transfer, type TransferLike, type TransferOptions } from "./data/transfer";
export { histogram, percentile, type Histogram } from "./data/histogram";
export type { Fidelity, TexelFormat } from "./data/plan";
export { glsl, type GlslModule } from "./shader/module";
export { linear } from "./transforms/linear";
export type { Visual } from "./visuals/visual";
export { volume, type Volume, type VolumeInfo } from "./visuals/volume/volume";
export { volumeParams, type VolumeOptions } from "./visuals/volume/params";
export { methods as volumeMethods, type MethodName, type VolumeMethod } from "./visuals/volume/methods";
export type { Camera } from "./scene/camera";
export { turntable } from "./scene/turntable";
export { matrixCamera } from "./scene/matrix-camera";
export { node, type Node } from "./scene/node";
export type { View } from "./scene/view";
export { figure, type Figure, type FigureOptions } from "./figure/figure";
export type { FigurePick } from "./figure/picking";
export type { FigureInfo } from "./figure/info";
export type { ReadPicture } from "./figure/pixels";
export { lacks } from "./gl/lacks";
export { load, type LoadOptions, type LoadSource } from "./loaders/load";
export { show, type Shown, type ShowOptions } from "./show";
