import { t as nearest } from "./nearest-ZlQ222Ga.mjs";

export { nearest };