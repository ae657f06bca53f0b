import { n as parseDocument, t as checkDocument } from "./document-B2rD-xEB.mjs";

export { parseDocument };