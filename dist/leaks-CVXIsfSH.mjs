import { n as holdsPrivateKey, t as findLeaks } from "./leaks-n3H9E6Vo.mjs";

export { findLeaks };