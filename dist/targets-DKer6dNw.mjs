import { a as suggestTarget, i as suggestArchitecture, n as architecturesOf, o as targetsOf, r as knownSeries, s as targetsOfArch, t as archOfTarget } from "./targets-B4yrYK8N.mjs";

export { architecturesOf, knownSeries };