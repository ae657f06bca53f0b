import { a as suggestTarget, i as suggestArchitecture, n as architecturesOf, o as targetsOf, r as knownSeries, s as targetsOfArch, t as archOfTarget } from "./targets-ByRrHHuD.mjs";

export { architecturesOf, knownSeries };