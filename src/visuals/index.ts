// visuals/index.ts -- every visual by name. The tests of visuals iterate this table.

export { volume } from "./volume/volume";
