import { t as loadArchive } from "./load-J2T5XocM.mjs";

export { loadArchive };