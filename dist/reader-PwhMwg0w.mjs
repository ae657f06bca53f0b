import { n as httpReader, r as openArchive, t as directoryReader } from "./reader-DOPs7xja.mjs";

export { openArchive };