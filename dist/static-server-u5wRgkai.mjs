import { n as serveFiles, t as serveDirectory } from "./static-server-DZlhYdoU.mjs";

export { serveFiles };