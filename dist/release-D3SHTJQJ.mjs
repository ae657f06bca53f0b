import { i as parseRelease, n as indexJsonVersion, r as newestReleases, t as feedPath } from "./release-o0D8hsti.mjs";

export { parseRelease };