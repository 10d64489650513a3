// depth/packed.glsl -- how far one sees before something opaque, from a picture of packed depths.
uniform sampler2D u_sceneDepth;
uniform vec4 u_sceneRect;   // lower left corner of the view in the target, and 1 / its size, device pixels

// 0 at the near plane, 1 at the far plane or where there is nothing.
float scene_depth() {
  vec4 digits = texture2D(u_sceneDepth, (gl_FragCoord.xy - u_sceneRect.xy) * u_sceneRect.zw) * 255.0;
  return dot(digits, vec4(1.0 / 256.0, 1.0 / 65536.0, 1.0 / 16777216.0, 0.0)) / 0.9999;
}
