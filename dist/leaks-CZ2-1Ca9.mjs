import { n as holdsPrivateKey, t as findLeaks } from "./leaks-Ctxeq7rH.mjs";

export { findLeaks };