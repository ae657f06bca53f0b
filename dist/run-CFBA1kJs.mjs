import { i as renderArchive, n as indexArchive, r as publishArchive, t as homeRepository } from "./run-DnzX61dI.mjs";

export { indexArchive, publishArchive, renderArchive };