// element-attributes.ts -- parameters as attributes: names in kebab-case, values as text, there and back.

import { volumeParams } from "./visuals/volume/params";

/** Values by the names of parameters. */
export type ParamValues = Record<string, unknown>;

/** Parameters that have an attribute: all but the values themselves. */
export const ATTRIBUTE_KEYS: readonly string[] = Object.keys(volumeParams).filter((key) => key !== "grid");

/** Every attribute that is looked at. */
export const OBSERVED: readonly string[] = ["src", "background", ...ATTRIBUTE_KEYS.map(kebab)];

/** The parameter that an attribute stands for, if any. */
export function keyOf(attribute: string): string | undefined {
  return ATTRIBUTE_KEYS.find((key) => kebab(key) === attribute);
}

/** `relativeStepSize` as `relative-step-size`. */
export function kebab(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What an attribute's text says, for the parameter to check; no attribute says what the parameter is by itself. */
export function valueOf(key: string, text: string | null): unknown {
  const param = (volumeParams as Record<string, { readonly initial: unknown; fromText(text: string): unknown }>)[key];
  return text === null ? param?.initial : param?.fromText(text);
}

/** A value as an attribute's text. */
export function textOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return value.some(Array.isArray) ? JSON.stringify(value) : value.join(" ");
  const { points, name } = value as { points?: unknown; name?: unknown };
  return points === undefined ? String(name) : JSON.stringify(points);
}

/**
 * The parameters that an element's attributes say.
 *
 * @param isBad  told of each attribute that says what the parameter does not take; it is left out
 */
export function attributesOf(element: HTMLElement, isBad: (error: unknown) => void): ParamValues {
  const values: ParamValues = {};
  for (const key of ATTRIBUTE_KEYS) {
    const text = element.getAttribute(kebab(key));
    if (text === null) continue;
    try {
      values[key] = checked(key, valueOf(key, text));
    } catch (error) {
      isBad(error);
    }
  }
  return values;
}

function checked(key: string, value: unknown): unknown {
  const params = volumeParams as unknown as Record<string, { take(value: unknown, name: string): unknown }>;
  return params[key]?.take(value, `volume.${key}`);
}
