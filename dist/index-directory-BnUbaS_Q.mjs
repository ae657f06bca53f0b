import { n as isUntouched, r as readIfThere, t as indexDirectory } from "./index-directory-Di3Ww4Ta.mjs";

export { indexDirectory };