import { n as writeSecretFile, t as checkSecretPlace } from "./secret-file-CXbSZdWi.mjs";

export { checkSecretPlace, writeSecretFile };