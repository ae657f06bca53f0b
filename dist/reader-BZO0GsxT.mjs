import { n as httpReader, r as openArchive, t as directoryReader } from "./reader-Dj5-XVIt.mjs";

export { openArchive };