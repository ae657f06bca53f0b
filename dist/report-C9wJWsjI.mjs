import { n as sortFindings, t as collectFindings } from "./report-BuTb4Nl7.mjs";

export { collectFindings };