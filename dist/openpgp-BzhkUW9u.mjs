import { i as verifyOpenpgp, n as parseOpenpgpPrivateKey, r as parseOpenpgpPublicKey, t as generateOpenpgpKey } from "./openpgp-DQE11urg.mjs";

export { verifyOpenpgp };