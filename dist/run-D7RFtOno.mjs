import { i as renderArchive, n as indexArchive, r as publishArchive, t as homeRepository } from "./run-CR_MFoPz.mjs";

export { indexArchive, publishArchive, renderArchive };