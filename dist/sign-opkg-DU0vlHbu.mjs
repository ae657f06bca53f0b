import { t as signOpkgIndex } from "./sign-opkg-C7w24Gz9.mjs";

export { signOpkgIndex };