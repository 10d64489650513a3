// transform/identity.glsl -- everything stays where it is. Twin of src/transforms/identity.ts.

vec4 identity_map(vec4 p) {
  return p;
}
