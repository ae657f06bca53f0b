import { i as renderArchive, n as indexArchive, r as publishArchive, t as homeRepository } from "./run-d48KXQUA.mjs";

export { indexArchive, publishArchive, renderArchive };