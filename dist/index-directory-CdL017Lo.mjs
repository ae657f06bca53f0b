import { n as isUntouched, r as readIfThere, t as indexDirectory } from "./index-directory-CUGupXIu.mjs";

export { indexDirectory };