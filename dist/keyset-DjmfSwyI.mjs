import { i as parseKeyBundle, n as generateKeyset, r as joinKeysets, t as formatKeyBundle } from "./keyset-C4mWEhFE.mjs";

export { formatKeyBundle, generateKeyset, joinKeysets, parseKeyBundle };