import { n as transfer, t as download } from "./download-CkfzPY8L.mjs";

export { download };