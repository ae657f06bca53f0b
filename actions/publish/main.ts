import { runAction } from "../../lib/run/action.ts";
import { definition } from "./definition.ts";
import { publish } from "./publish.ts";

await runAction(definition, publish);
