import { i as renderArchive, n as indexArchive, r as publishArchive, t as homeRepository } from "./run-CW-Fa59V.mjs";

export { indexArchive, publishArchive, renderArchive };