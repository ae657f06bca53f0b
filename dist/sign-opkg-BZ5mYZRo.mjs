import { t as signOpkgIndex } from "./sign-opkg-1i9mcvbX.mjs";

export { signOpkgIndex };