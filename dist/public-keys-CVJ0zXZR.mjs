import { a as readPublicKeys, i as publicKeys, n as names, o as replacePublicKeys, r as parsePublicKey, t as comparePublished } from "./public-keys-2_54upJp.mjs";

export { names, publicKeys, readPublicKeys, replacePublicKeys };