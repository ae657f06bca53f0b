import { i as readDocument, n as checkDocument, r as parseDocument, t as byPosition } from "./document-E2hDJ3b8.mjs";

export { parseDocument };