import { a as DER, i as weierstrass, n as ecdh, o as DERErr, r as ecdsa, t as _splitEndoScalar } from "./weierstrass-BeCmZh4-.mjs";

export { ecdsa };