import { i as parseKeyBundle, n as generateKeyset, r as joinKeysets, t as formatKeyBundle } from "./keyset-Bw7E_dPs.mjs";

export { formatKeyBundle, generateKeyset, joinKeysets, parseKeyBundle };