import { t as loadArchive } from "./load-CYts1l0c.mjs";

export { loadArchive };