import { i as parseRelease, n as indexJsonVersion, r as newestReleases, t as feedPath } from "./release-C5QlmGav.mjs";

export { parseRelease };