// The oldest engines can run tests and draw, whatever becomes of the library: ES5 and WebGL 1, no chai.

describe("an old engine", () => {
  it("draws a gradient in WebGL 1, to the level", () => {
    const size = 16;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = size;
    const gl = (canvas.getContext("webgl") ?? canvas.getContext("experimental-webgl")) as WebGLRenderingContext | null;
    if (!gl) throw new Error("WebGL must be there");
    const program = gl.createProgram() as WebGLProgram;
    compile(
      gl,
      program,
      gl.VERTEX_SHADER,
      "attribute vec2 a_place; void main() { gl_Position = vec4(a_place, 0.0, 1.0); }",
    );
    compile(
      gl,
      program,
      gl.FRAGMENT_SHADER,
      `precision highp float; void main() { gl_FragColor = vec4(gl_FragCoord.x / ${size}.0); }`,
    );
    gl.linkProgram(program);
    gl.useProgram(program);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 3, -1, -1, 3]), gl.STATIC_DRAW);
    const place = gl.getAttribLocation(program, "a_place");
    gl.enableVertexAttribArray(place);
    gl.vertexAttribPointer(place, 2, gl.FLOAT, false, 0, 0);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    const drawn = new Uint8Array(size * 4);
    gl.readPixels(0, 3, size, 1, gl.RGBA, gl.UNSIGNED_BYTE, drawn);
    for (let x = 0; x < size; x += 1) {
      const wanted = (255 * (x + 0.5)) / size;
      const got = drawn[4 * x] ?? 0;
      if (Math.abs(got - wanted) > 1) throw new Error(`pixel ${x} must be ${wanted}, got ${got}`);
    }
  });
});

function compile(gl: WebGLRenderingContext, program: WebGLProgram, kind: number, text: string): void {
  const shader = gl.createShader(kind) as WebGLShader;
  gl.shaderSource(shader, text);
  gl.compileShader(shader);
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS))
    throw new Error(gl.getShaderInfoLog(shader) ?? "does not compile");
  gl.attachShader(program, shader);
}
