import { i as readDocument, n as checkDocument, r as parseDocument, t as byPosition } from "./document-Bv4l6hdj.mjs";

export { parseDocument };