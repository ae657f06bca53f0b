import { i as renderArchive, n as indexArchive, r as publishArchive, t as homeRepository } from "./run-B-VRToMP.mjs";

export { indexArchive, publishArchive, renderArchive };