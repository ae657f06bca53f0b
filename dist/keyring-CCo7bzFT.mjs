import { n as keyringPackage, t as keyringName } from "./keyring-GPa_H48C.mjs";

export { keyringName };