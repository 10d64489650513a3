// polyfill/page.ts -- what belongs to pages: the frame clock, pictures and files as blobs.

import { fill, globalValue, scope } from "./define";

/** A frame at 60 Hz, milliseconds. */
const FRAME_MS = 1000 / 60;
const started = Date.now();

fill(scope, {
  performance: {},
  requestAnimationFrame: (draw: (time: number) => void) => setTimeout(() => draw(Date.now() - started), FRAME_MS),
  cancelAnimationFrame: (id: number) => clearTimeout(id),
});
fill(globalValue<object>("performance"), { now: () => Date.now() - started });

fill(globalValue<{ prototype: object }>("HTMLCanvasElement")?.prototype, {
  toBlob(this: HTMLCanvasElement, give: (blob: Blob | null) => void, type?: string, quality?: number) {
    const [head = "", body = ""] = this.toDataURL(type, quality).split(",");
    const binary = atob(body);
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
    const blob = new Blob([bytes], { type: head.slice("data:".length).split(";")[0] ?? "" });
    setTimeout(() => give(blob), 0);
  },
});

function readBlob(blob: Blob, how: "readAsArrayBuffer" | "readAsText"): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader[how](blob);
  });
}

fill(globalValue<{ prototype: object }>("Blob")?.prototype, {
  arrayBuffer(this: Blob) {
    return readBlob(this, "readAsArrayBuffer");
  },
  text(this: Blob) {
    return readBlob(this, "readAsText");
  },
});
