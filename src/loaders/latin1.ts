// loaders/latin1.ts -- the text of headers: one byte, one character. TextDecoder is missing in old browsers.

/** The bytes as text. */
export function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; ++i) text += String.fromCharCode(bytes[i] as number);
  return text;
}
