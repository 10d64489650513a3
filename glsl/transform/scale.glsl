// transform/scale.glsl -- scale and shift, axis by axis. Twin of src/transforms/scale.ts.
uniform vec3 u_scaleFactors;
uniform vec3 u_scaleTranslate;

vec4 scale_map(vec4 p) {
  return vec4(u_scaleFactors * p.xyz + u_scaleTranslate * p.w, p.w);
}
