import { n as parseDocument, r as readDocument, t as checkDocument } from "./document-DiqMeaGw.mjs";

export { parseDocument };