// test/gpu/volume/oracle.test.ts -- every method and every parameter against the slow ray caster, on oblique views.

import { type MethodName, type VolumeOptions } from "../../../src/index";
import { needPath, PATHS } from "./stage";
import { CLIM, expectTruth, LIGHT_FOG, ORTHOGRAPHIC, PERSPECTIVE, SETTINGS, SUBJECT, VIEWS } from "./truth";

for (const path of PATHS) {
  describe(`volume against the slow ray caster, ${path.name} (seed 5)`, () => {
    beforeEach(function () {
      needPath(this as unknown as Mocha.Context, path);
    });

    for (const method of Object.keys(SETTINGS) as MethodName[]) {
      it(`${method}, three oblique views, perspective and orthographic`, async () => {
        for (const view of VIEWS) {
          await expectTruth(path, `${method} ${view.name}`, SUBJECT, { method, ...SETTINGS[method] }, view);
        }
      });
    }

    const looks: Readonly<Record<string, VolumeOptions>> = {
      "gamma 0.5": { gamma: 0.5, clim: CLIM },
      "gamma 2, translucent": { method: "translucent", gamma: 2, clim: CLIM, transfer: LIGHT_FOG },
      "limits that descend": { clim: [900, -100] },
      "limits that descend, minip": { method: "minip", clim: [120, -100] },
      "limits that descend, attenuatedMip": { method: "attenuatedMip", clim: [900, -100], attenuation: 0.1 },
      "equal limits": { clim: [200, 200] },
      "limits inside the data": { clim: [150, 350] },
      "limits outside the data": { clim: [-1000, 3000] },
      "mip above a cutoff": { mipCutoff: 400, clim: CLIM },
      "minip below a cutoff": { method: "minip", minipCutoff: 0, clim: [-100, 120] },
      "attenuation 2": { method: "attenuatedMip", attenuation: 2, clim: CLIM },
      "opacity 0.4": { opacity: 0.4, clim: CLIM },
      "opacity 0.6, iso": { method: "iso", threshold: 250, opacity: 0.6, clim: CLIM },
      "fine steps, translucent": { method: "translucent", relativeStepSize: 0.25, clim: CLIM, transfer: LIGHT_FOG },
      "coarse steps, translucent": { method: "translucent", relativeStepSize: 2, clim: CLIM, transfer: LIGHT_FOG },
      "coarse steps, additive": {
        method: "additive",
        relativeStepSize: 2,
        clim: CLIM,
        transfer: [
          [0, 0],
          [900, 0.2],
        ],
      },
      "iso in long steps": { method: "iso", threshold: 250, stepSize: 2, substepSize: 0.02, clim: CLIM },
      "iso lit from the side, glowing, shiny": {
        method: "iso",
        threshold: 250,
        light: [1, 0.5, 0.3],
        emissive: [0.1, 0, 0.2],
        shininess: 8,
        clim: CLIM,
      },
      nearest: { interpolation: "nearest", clim: CLIM },
      cubic: { interpolation: "cubic", clim: CLIM },
      "cubic, iso": { method: "iso", interpolation: "cubic", threshold: 200, clim: CLIM },
      "stepped colours": { cmapInterpolation: "nearest", cmap: "grays", clim: CLIM },
    };
    for (const [name, options] of Object.entries(looks)) {
      it(name, async () => {
        await expectTruth(path, name, SUBJECT, options, PERSPECTIVE);
        await expectTruth(path, `${name}, orthographic`, SUBJECT, options, ORTHOGRAPHIC);
      });
    }
  });
}
