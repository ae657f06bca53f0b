import { i as parseKeyBundle, n as generateKeyset, r as joinKeysets, t as formatKeyBundle } from "./keyset-sQqbmYBz.mjs";

export { formatKeyBundle, generateKeyset, joinKeysets, parseKeyBundle };