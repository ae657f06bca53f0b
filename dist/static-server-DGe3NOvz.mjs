import { n as serveFiles, t as serveDirectory } from "./static-server-CXVxA_lb.mjs";

export { serveFiles };