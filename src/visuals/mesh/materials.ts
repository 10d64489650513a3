// visuals/mesh/materials.ts -- the table of materials: what light does at a surface. A new one is a GLSL file and a row; one
// for a single mesh need not even be a row.

import type { UniformValue } from "../../data/draw";
import type { GlslModule } from "../../shader/module";
import basic from "../../../glsl/mesh/material/basic.glsl";
import lambert from "../../../glsl/mesh/material/lambert.glsl";
import normal from "../../../glsl/mesh/material/normal.glsl";
import phong from "../../../glsl/mesh/material/phong.glsl";
import standard from "../../../glsl/mesh/material/standard.glsl";

/** A material: GLSL, and the values of its uniforms. */
export interface MeshMaterial {
  /** defines `vec4 material_color(Surfel s)`: display-referred, straight alpha; see glsl/mesh/surfel.glsl */
  readonly glsl: GlslModule;
  /** values of the uniforms that are its own */
  readonly uniforms?: Readonly<Record<string, UniformValue>>;
  /** whether it reads `s.edges`, the distances to the sides of the triangle */
  readonly edges?: boolean;
  /** whether it makes colours that show what is behind */
  readonly translucent?: boolean;
}

const table = {
  basic: { glsl: basic },
  lambert: { glsl: lambert },
  phong: { glsl: phong },
  standard: { glsl: standard },
  normal: { glsl: normal },
};

/** A material's name: one of ours, or one that a page has added to the table. */
export type MaterialName = keyof typeof table | (string & {});

/** Every material by name. A row added here counts at once. */
export const meshMaterials: Record<MaterialName, MeshMaterial> = table;
