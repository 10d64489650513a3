// script.ts -- the script tag's global: everything by name, and <vitrine-volume> defined by itself.

import { defineElement } from "./element-class";

export * from "./index";
export { defineElement };

defineElement();
