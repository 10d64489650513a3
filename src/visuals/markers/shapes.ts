// visuals/markers/shapes.ts -- the tables of shapes and of edges. A new shape is a file and a row.

import type { GlslModule } from "../../shader/module";
import coverage from "../../../glsl/marker/edge/coverage.glsl";
import gaussian from "../../../glsl/marker/edge/gaussian.glsl";
import arrow from "../../../glsl/marker/shape/arrow.glsl";
import clobber from "../../../glsl/marker/shape/clobber.glsl";
import cross from "../../../glsl/marker/shape/cross.glsl";
import crossLines from "../../../glsl/marker/shape/cross_lines.glsl";
import diamond from "../../../glsl/marker/shape/diamond.glsl";
import disc from "../../../glsl/marker/shape/disc.glsl";
import hbar from "../../../glsl/marker/shape/hbar.glsl";
import ring from "../../../glsl/marker/shape/ring.glsl";
import square from "../../../glsl/marker/shape/square.glsl";
import star from "../../../glsl/marker/shape/star.glsl";
import tailedArrow from "../../../glsl/marker/shape/tailed_arrow.glsl";
import triangleDown from "../../../glsl/marker/shape/triangle_down.glsl";
import triangleUp from "../../../glsl/marker/shape/triangle_up.glsl";
import vbar from "../../../glsl/marker/shape/vbar.glsl";
import x from "../../../glsl/marker/shape/x.glsl";

/** Every shape: its signed distance in a square of side 1, negative inside. The names are vispy's, in camel case. */
export const shapes: Record<string, GlslModule> = {
  disc,
  arrow,
  ring,
  clobber,
  square,
  x,
  diamond,
  vbar,
  hbar,
  cross,
  tailedArrow,
  triangleUp,
  triangleDown,
  star,
  crossLines,
};

/** How the edge of a shape meets what is around. */
export const edges: Record<string, GlslModule> = { coverage, gaussian };
