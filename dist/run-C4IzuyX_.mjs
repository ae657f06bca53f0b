import { i as renderArchive, n as indexArchive, r as publishArchive, t as homeRepository } from "./run-ULaTiwjW.mjs";

export { indexArchive, publishArchive, renderArchive };