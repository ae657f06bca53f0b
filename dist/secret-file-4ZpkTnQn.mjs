import { n as writeSecretFile, t as checkSecretPlace } from "./secret-file-ByB1XPkP.mjs";

export { checkSecretPlace, writeSecretFile };