import { a as originUrl, i as openSigning, n as describeRun, o as readSiteSettings, r as openSession, t as describeArchive } from "./session-BRoiETSV.mjs";

export { openSession };