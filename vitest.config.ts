import { defineConfig } from "vitest/config";

/** What runs containers, and what measures how it is interrupted: one at a time, because they share an engine and its images. */
const engines = [
  "test/sdk/{build-docker,killed,sdk-images}.test.ts",
  "test/e2e/workflow*.test.ts",
  "test/bench/*.test.ts",
];

const common = { testTimeout: 90_000, hookTimeout: 180_000, pool: "forks" } as const;

export default defineConfig({
  test: {
    reporters: [process.env["CI"] ? "default" : "dot", "./test/support/closing-line.ts"],
    projects: [
      {
        test: {
          ...common,
          name: "files",
          include: ["test/**/*.test.ts"],
          exclude: engines,
          // Half of the time they wait for programs that they have started.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...common, name: "engines", include: engines, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
