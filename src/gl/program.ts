// gl/program.ts -- linked text to a program that runs, with its errors in the author's files and lines.

import { createAttributeSetters, createUniformSetters } from "twgl.js";
import { EngineError } from "../base/errors";
import { explain } from "../shader/explain";
import type { Linked } from "../shader/link";
import type { Gpu } from "./gpu";

/** A program and the setters of its uniforms and attributes, by name. */
export interface Program {
  readonly program: WebGLProgram;
  readonly uniforms: Readonly<Record<string, (value: unknown) => void>>;
  readonly attributes: ReturnType<typeof createAttributeSetters>;
  free(): void;
}

/**
 * Compiles and links.
 *
 * @throws shader/compile and shader/link with `file:line: message` for each complaint
 */
export function createProgram(gpu: Gpu, vertex: Linked, fragment: Linked): Program {
  const { gl } = gpu;
  const program = gl.createProgram();
  if (!program) throw new EngineError("gl/memory", "the context gives no program");
  const vertexShader = compile(gpu, gl.VERTEX_SHADER, vertex);
  const fragmentShader = compile(gpu, gl.FRAGMENT_SHADER, fragment);
  gl.attachShader(program, vertexShader);
  gl.attachShader(program, fragmentShader);
  gl.linkProgram(program);
  const linked = gl.getProgramParameter(program, gl.LINK_STATUS) === true || gl.isContextLost();
  const log = gl.getProgramInfoLog(program) ?? "";
  gl.deleteShader(vertexShader);
  gl.deleteShader(fragmentShader);
  if (!linked) {
    gl.deleteProgram(program);
    const last = fragment.order[fragment.order.length - 1]?.path ?? "a shader";
    throw new EngineError("shader/link", `${last}: ${log.trim() || "the linker says nothing"}`);
  }
  const handle = gpu.handles.add("program", 0, () => gl.deleteProgram(program));
  return {
    program,
    uniforms: createUniformSetters(gl, program) as Record<string, (value: unknown) => void>,
    attributes: createAttributeSetters(gl, program),
    free: () => handle.free(),
  };
}

function compile({ gl }: Gpu, kind: number, linked: Linked): WebGLShader {
  const shader = gl.createShader(kind);
  if (!shader) throw new EngineError(gl.isContextLost() ? "gl/lost" : "gl/memory", "the context gives no shader");
  gl.shaderSource(shader, linked.text);
  gl.compileShader(shader);
  if (gl.getShaderParameter(shader, gl.COMPILE_STATUS) !== true && !gl.isContextLost()) {
    const log = gl.getShaderInfoLog(shader) ?? "";
    gl.deleteShader(shader);
    throw new EngineError("shader/compile", explain(log, linked));
  }
  return shader;
}
