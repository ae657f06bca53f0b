import { a as originUrl, i as openSigning, n as describeRun, o as readSiteSettings, r as openSession, t as describeArchive } from "./session-DEt1A7iU.mjs";

export { openSession };