// transforms/index.ts -- every kind of Transform by name. The tests of transforms iterate this table.

export { linear } from "./linear";
