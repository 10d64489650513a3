// polyfill/index.ts -- all that the legacy bundle puts first. Each part defines only what is missing.

import "./worker";
import "./abort";
import "./fetch";
import "./page";
