import { n as installCommand, r as setupSteps, t as detected } from "./commands-zP6zS3aC.mjs";

export { installCommand, setupSteps };