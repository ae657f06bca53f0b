import { t as signOpkgIndex } from "./sign-opkg-CvAxeETV.mjs";

export { signOpkgIndex };