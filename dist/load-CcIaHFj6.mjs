import { i as shownAt, n as loadChecked, r as shown, t as loadArchive } from "./load-CQn-Z0cS.mjs";

export { loadArchive };