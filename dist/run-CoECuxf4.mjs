import { i as renderArchive, n as indexArchive, r as publishArchive, t as homeRepository } from "./run-C6TTpms_.mjs";

export { indexArchive, publishArchive, renderArchive };