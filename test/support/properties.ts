import fc from "fast-check";

// New values in every run find new faults, but not in CI, where a run that failed must fail again, and one that passed, pass.
if (process.env["CI"]) fc.configureGlobal({ seed: 20261121 });

export { fc };
