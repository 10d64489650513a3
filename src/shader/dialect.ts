// shader/dialect.ts -- heads that make one source legal in both languages: GLSL ES 3.00 and 1.00.
// The sources are written in ES 1.00 words, because macros lead safely only from the old words to the new ones.

/** The stage of a shader. */
export type Stage = "vertex" | "fragment";

/** What a head depends on. */
export interface Dialect {
  /** the language: 300 for WebGL 2, 100 for WebGL 1 */
  readonly version: 300 | 100;
  /** whether a fragment may say its own depth */
  readonly fragmentDepth: boolean;
  /** whether fragments have high precision; uniforms that both stages read must be declared alike */
  readonly highp: boolean;
}

const HIGHP = "precision highp float;\nprecision highp int;\n";
const MEDIUMP = "precision mediump float;\nprecision mediump int;\n";

/** What every fragment function gives: premultiplied colour, the place it shows (data space), depth in 0..1. */
const FRAGMENT = "struct Fragment { vec4 color; vec3 data; float depth; };\n";

/** What goes before a shader of this stage in this dialect. */
export function head(stage: Stage, dialect: Dialect): string {
  if (dialect.version === 300) return stage === "vertex" ? vertex300 : fragment300(dialect);
  return stage === "vertex" ? precision(dialect) : fragment100(dialect);
}

const vertex300 = `#version 300 es\n#define attribute in\n#define varying out\n#define texture2D texture\n${HIGHP}`;

function fragment300({ fragmentDepth }: Dialect): string {
  return (
    "#version 300 es\n#define varying in\n#define texture2D texture\n#define texture3D texture\n" +
    `${HIGHP}precision highp sampler2D;\nprecision highp sampler3D;\n` +
    `layout(location = 0) out vec4 o_color;\n${depth(fragmentDepth ? "gl_FragDepth" : "")}${FRAGMENT}`
  );
}

function precision({ highp }: Dialect): string {
  return highp ? HIGHP : MEDIUMP;
}

function fragment100(dialect: Dialect): string {
  return (
    (dialect.fragmentDepth ? "#extension GL_EXT_frag_depth : enable\n" : "") +
    `${precision(dialect)}#define o_color gl_FragColor\n` +
    `${depth(dialect.fragmentDepth ? "gl_FragDepthEXT" : "")}${FRAGMENT}`
  );
}

function depth(name: string): string {
  return name ? `#define WRITE_DEPTH(z) ${name} = z\n` : "#define WRITE_DEPTH(z)\n";
}
