// visuals/line/shapes.ts -- the tables of what a line's corners and ends can look like. A new one is a file and a row.

import type { GlslModule } from "../../shader/module";
import butt from "../../../glsl/line/cap/butt.glsl";
import capRound from "../../../glsl/line/cap/round.glsl";
import square from "../../../glsl/line/cap/square.glsl";
import bevel from "../../../glsl/line/join/bevel.glsl";
import miter from "../../../glsl/line/join/miter.glsl";
import joinRound from "../../../glsl/line/join/round.glsl";

/** How two segments can meet. */
export const joins: Record<string, GlslModule> = { miter, round: joinRound, bevel };

/** How a line can end. */
export const caps: Record<string, GlslModule> = { butt, round: capRound, square };
