import { a as originUrl, i as openSigning, n as describeRun, o as readSiteSettings, r as openSession, t as describeArchive } from "./session-B7G5PZM8.mjs";

export { openSession };