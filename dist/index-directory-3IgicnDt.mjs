import { n as isUntouched, r as readIfThere, t as indexDirectory } from "./index-directory-TFDAl1Da.mjs";

export { indexDirectory };