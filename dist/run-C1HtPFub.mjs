import { i as renderArchive, n as indexArchive, r as publishArchive, t as homeRepository } from "./run-DkCLu2uo.mjs";

export { indexArchive, publishArchive, renderArchive };