import { i as renderArchive, n as indexArchive, r as publishArchive, t as homeRepository } from "./run-CpQ_3tbq.mjs";

export { indexArchive, publishArchive, renderArchive };