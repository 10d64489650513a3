// loaders/stored.ts -- the types of numbers that files hold: those of arrays, and three that no array of ours has.

import type { DtypeName } from "../base/arrays";

/** Element types of files. The last three become types that a Grid can hold. */
export type StoredType = DtypeName | "int64" | "uint64" | "float16";
