// shader/glsl.d.ts -- what importing a .glsl file gives: the bundler turns each into a module (scripts/rollup-glsl.mjs).

declare module "*.glsl" {
  const module: import("./module").GlslModule;
  export default module;
}
