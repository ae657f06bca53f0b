import { i as parseRelease, n as indexJsonVersion, r as newestReleases, t as feedPath } from "./release-C3dAkDWo.mjs";

export { parseRelease };