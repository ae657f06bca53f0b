import { t as signOpkgIndex } from "./sign-opkg-CITLMyVt.mjs";

export { signOpkgIndex };