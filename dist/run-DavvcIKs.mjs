import { i as renderArchive, n as indexArchive, r as publishArchive, t as homeRepository } from "./run-BbiA79Zb.mjs";

export { indexArchive, publishArchive, renderArchive };