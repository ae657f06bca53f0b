import { t as loadArchive } from "./load-CyNnTIEC.mjs";

export { loadArchive };