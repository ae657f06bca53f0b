import { n as isUntouched, r as readIfThere, t as indexDirectory } from "./index-directory-GuWJN-aF.mjs";

export { indexDirectory };