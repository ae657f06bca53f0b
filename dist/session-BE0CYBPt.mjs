import { a as originUrl, i as openSigning, n as describeRun, o as readSiteSettings, r as openSession, t as describeArchive } from "./session-D3yuIR2y.mjs";

export { openSession };