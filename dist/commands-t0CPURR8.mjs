import { n as installCommand, r as setupSteps, t as detected } from "./commands-Cp6uwr4f.mjs";

export { installCommand, setupSteps };