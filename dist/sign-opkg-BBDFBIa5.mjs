import { t as signOpkgIndex } from "./sign-opkg-BiyiJ-mj.mjs";

export { signOpkgIndex };