import { n as serveFiles, t as serveDirectory } from "./static-server-C60UtHEa.mjs";

export { serveFiles };