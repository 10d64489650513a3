// test/gpu/volume/compare.ts -- how far two pictures may be apart, and what is kept for people when they are farther.

import { postArtifact } from "../harness/page";
import { describeDifference, difference, differencePicture, type Difference, type Pixels } from "../harness/pixels";
import { writePng } from "../harness/png";

/** What two pictures may differ by; each bound holds where it is given. Levels of 255. */
export interface Bounds {
  readonly mean?: number;
  /** largest difference of one channel */
  readonly max?: number;
  /** share of pixels with a channel farther off than `above` */
  readonly share?: number;
  readonly above?: number;
}

/**
 * Holds a picture against another.
 *
 * @param name  of the artifacts NAME-got.png, NAME-wanted.png, NAME-apart.png that a failure leaves
 * @throws with the figures when a bound is broken
 */
export async function expectClose(name: string, got: Pixels, wanted: Pixels, bounds: Bounds): Promise<Difference> {
  const found = difference(got, wanted);
  const broken = brokenBounds(found, bounds);
  if (broken.length === 0) return found;
  await postArtifact(`${name}-got.png`, writePng(got));
  await postArtifact(`${name}-wanted.png`, writePng(wanted));
  await postArtifact(`${name}-apart.png`, writePng(differencePicture(got, wanted, 16)));
  throw new Error(`${name}: ${broken.join(", ")}; ${describeDifference(found)}`);
}

function brokenBounds(found: Difference, { mean, max, share, above = 8 }: Bounds): string[] {
  const broken: string[] = [];
  if (mean !== undefined && !(found.mean <= mean)) broken.push(`mean ${found.mean.toFixed(3)} > ${mean}`);
  if (max !== undefined && !(found.max <= max)) broken.push(`max ${found.max} > ${max}`);
  const apart = found.shareAbove(above);
  if (share !== undefined && !(apart <= share)) broken.push(`share above ${above}: ${apart.toFixed(4)} > ${share}`);
  return broken;
}

/** Leaves a picture for people: build/artifacts/ENGINE/NAME.png. */
export async function keepPicture(name: string, picture: Pixels): Promise<void> {
  await postArtifact(`${name}.png`, writePng(picture));
}

/** How many different colours a picture has: 1 is a picture of nothing. */
export function coloursOf({ data }: Pixels): number {
  const seen = new Set<number>();
  for (let i = 0; i < data.length; i += 4) seen.add(data[i]! * 65536 + data[i + 1]! * 256 + data[i + 2]!);
  return seen.size;
}
