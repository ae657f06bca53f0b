import { n as sortFindings, t as collectFindings } from "./report-oepgCvFX.mjs";

export { collectFindings };