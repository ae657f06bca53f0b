import { n as isUntouched, r as readIfThere, t as indexDirectory } from "./index-directory-CSsn92iq.mjs";

export { indexDirectory };