import { n as installCommand, r as setupSteps, t as detected } from "./commands-DM562RZ-.mjs";

export { installCommand, setupSteps };