// element.ts -- the door `vitrine/element`: importing it defines <vitrine-volume>, and that is all it is for.

import { defineElement } from "./element-class";

export { defineElement, ELEMENT_NAME } from "./element-class";

defineElement();
