import { n as serveFiles, t as serveDirectory } from "./static-server-DbHGL4QD.mjs";

export { serveFiles };