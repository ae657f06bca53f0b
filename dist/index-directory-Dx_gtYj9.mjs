import { n as isUntouched, r as readIfThere, t as indexDirectory } from "./index-directory-DJ6FzC8l.mjs";

export { indexDirectory };