import { n as httpReader, r as openArchive, t as directoryReader } from "./reader-DaWPLf9f.mjs";

export { openArchive };