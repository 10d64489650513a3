// base/check.ts -- how a wrong value is shown in an error: short, whatever it is.

const LONGEST = 80;

/** A value in a few words, for messages. */
export function show(value: unknown): string {
  if (typeof value === "string") return `"${cut(value)}"`;
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return String(value);
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const list: unknown[] = Array.prototype.slice.call(value, 0, 17);
    return cut(`[${list.map((item) => (typeof item === "object" ? "..." : String(item))).join(", ")}]`);
  }
  return kind === "Object" ? `an object with ${cut(Object.keys(value).join(", ")) || "no keys"}` : `a ${kind}`;
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}
