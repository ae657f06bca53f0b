import { n as installScript, t as apkKeyName } from "./install-script-BcNYpI2D.mjs";

export { installScript };