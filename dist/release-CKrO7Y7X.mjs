import { i as parseRelease, n as indexJsonVersion, r as newestReleases, t as feedPath } from "./release-DzSBzhKS.mjs";

export { parseRelease };