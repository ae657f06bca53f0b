import { a as sha384, i as sha256, n as _SHA384, o as sha512, r as _SHA512, t as _SHA256 } from "./sha2-CzlxORxS.mjs";

export { sha512 };