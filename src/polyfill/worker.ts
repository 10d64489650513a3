// polyfill/worker.ts -- what a worker's script needs in an old browser: the language, not the page.

import "./symbol";
import "./language";
import "./typed-arrays";
import "./collections";
import "./promise";
import "./text";
