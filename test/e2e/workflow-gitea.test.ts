import { describeOneJob } from "../support/runner/one-job.ts";

// A file of its own, since a runner that is missing fails all of a file under CI=true.
describeOneJob("gitea", "23.05.5");
