// loaders/index.ts -- the door of the loaders.

export { load, type LoadOptions, type LoadSource } from "./load";
export { loaders } from "./formats";
export { defineLoader, type Loader } from "./loader";
export { type Phase, type Progress, type ReadOptions, type Report } from "./report";
export { type Bytes } from "./bytes";
export { type StoredType } from "./stored";
