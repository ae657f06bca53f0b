import { n as isUntouched, r as readIfThere, t as indexDirectory } from "./index-directory-C3nqn5Fk.mjs";

export { indexDirectory };