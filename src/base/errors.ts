// base/errors.ts -- the one error of the house. Callers and tests match `code`, people read `message`.

/** Every code there is, with what it means. A new kind of failure is a new line here. */
export const errorCodes = {
  "param/unknown": "an option that the thing does not have",
  "param/type": "a value of the wrong type",
  "param/range": "a value outside its range",
  "param/choice": "a value that is not one of the choices",
  "param/readonly": "a property that can be read but not set",
  "grid/shape": "voxel data whose length does not fit its shape",
  "surface/shape": "vertex data whose length does not fit its vertices or triangles",
  "shader/slot": "a GLSL slot that is filled by nobody, twice, or with another type",
  "shader/name": "a GLSL name defined twice",
  "shader/compile": "the browser's compiler refused a shader",
  "shader/link": "the browser's linker refused a program",
  "gl/context": "the browser gives no WebGL context",
  "gl/lost": "the context was lost while something waited for it",
  "gl/lack": "this context cannot do what was asked",
  "gl/memory": "the context refused an allocation",
  "colormap/name": "no colormap of that name",
  "load/network": "the source could not be fetched",
  "load/aborted": "loading was given up on request",
  "load/format": "no loader knows these bytes",
  "load/missing": "a file that another one names and that was not given",
  "load/header": "a file whose header contradicts itself or its size",
  "load/truncated": "a file that ends before its data do",
  "load/corrupt": "compressed data that cannot be decompressed",
  "load/too-large": "data larger than the limit, or than any array",
  "load/unsupported": "a variant of the format that we do not read",
  "work/failed": "work off the main thread threw",
  "figure/target": "an element that cannot hold a figure",
  "figure/freed": "a figure used after free()",
} as const;

/** One of the codes of `errorCodes`. */
export type ErrorCode = keyof typeof errorCodes;

/** An error that names the thing, the rule and the value; `code` is stable, `hint` says what would do. */
export class EngineError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  override readonly cause: unknown;

  constructor(code: ErrorCode, message: string, more?: { readonly hint?: string; readonly cause?: unknown }) {
    super(message);
    // ES5 output loses the prototype of built-in subclasses.
    Object.setPrototypeOf(this, EngineError.prototype);
    this.name = "EngineError";
    this.code = code;
    this.hint = more?.hint;
    this.cause = more?.cause;
  }
}
