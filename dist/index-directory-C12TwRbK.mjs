import { n as isUntouched, r as readIfThere, t as indexDirectory } from "./index-directory-C7R9ncI9.mjs";

export { indexDirectory };