import { n as writeSecretFile, t as checkSecretPlace } from "./secret-file-S9lahcMn.mjs";

export { checkSecretPlace, writeSecretFile };