import { i as parseRelease, n as indexJsonVersion, r as newestReleases, t as feedPath } from "./release-JLtP9Afp.mjs";

export { parseRelease };