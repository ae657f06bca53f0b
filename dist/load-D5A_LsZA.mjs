import { t as loadArchive } from "./load-CUKL4iuv.mjs";

export { loadArchive };