import { n as isUntouched, r as readIfThere, t as indexDirectory } from "./index-directory-mi5n4Wkx.mjs";

export { indexDirectory };