import { n as writeSecretFile, t as checkSecretPlace } from "./secret-file-DC6ewLvC.mjs";

export { checkSecretPlace, writeSecretFile };