import { generator } from "../lib/run/version.ts";
import type { Register } from "./edge.ts";

export const register: Register = (program, edge, run) => {
  program
    .command("site")
    .summary("render the catalog of the feeds in a folder")
    .description("Renders the catalog of the feeds in a folder, beside them.")
    .argument("[dir]", "folder with feeds, as `ppa index` leaves it", "public")
    .option("-c, --config <file>", "the archive's description", "ppa.yml")
    .action((out: string, { config }: { config: string }) =>
      run(async () => {
        const { renderArchive } = await import("../lib/publish/run.ts");
        const { files } = await renderArchive(edge, { config, out }, generator);
        edge.print(`${out}: ${files} files rendered. Look at them with: ppa serve ${out}`);
      }),
    );
};
