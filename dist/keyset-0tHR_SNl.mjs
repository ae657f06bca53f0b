import { i as parseKeyBundle, n as generateKeyset, r as joinKeysets, t as formatKeyBundle } from "./keyset-c5dV9xZk.mjs";

export { formatKeyBundle, generateKeyset, joinKeysets, parseKeyBundle };