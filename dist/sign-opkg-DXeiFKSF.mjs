import { t as signOpkgIndex } from "./sign-opkg-CBAVhJN2.mjs";

export { signOpkgIndex };