import { t as loadArchive } from "./load-g8sChDvY.mjs";

export { loadArchive };