import { i as renderArchive, n as indexArchive, r as publishArchive, t as homeRepository } from "./run-BAtZpv8U.mjs";

export { indexArchive, publishArchive, renderArchive };