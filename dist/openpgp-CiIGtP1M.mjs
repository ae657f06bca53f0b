import { i as verifyOpenpgp, n as parseOpenpgpPrivateKey, r as parseOpenpgpPublicKey, t as generateOpenpgpKey } from "./openpgp-CgXjB1_I.mjs";

export { verifyOpenpgp };