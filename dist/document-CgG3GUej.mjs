import { n as parseDocument, t as checkDocument } from "./document-DhrNBIOW.mjs";

export { parseDocument };