import { i as shownAt, n as loadChecked, r as shown, t as loadArchive } from "./load-DNf2s9Az.mjs";

export { loadArchive };