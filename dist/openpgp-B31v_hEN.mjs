import { i as verifyOpenpgp, n as parseOpenpgpPrivateKey, r as parseOpenpgpPublicKey, t as generateOpenpgpKey } from "./openpgp-zsM7RVcs.mjs";

export { verifyOpenpgp };