import { n as sortFindings, t as collectFindings } from "./report-HZxKC-Mr.mjs";

export { collectFindings };