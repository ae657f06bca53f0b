import { n as isUntouched, r as readIfThere, t as indexDirectory } from "./index-directory-BzVHSuB7.mjs";

export { indexDirectory };