import { n as httpReader, r as openArchive, t as directoryReader } from "./reader-BlPtPgMi.mjs";

export { openArchive };