import { runAction } from "../../lib/run/action.ts";
import { publish } from "../publish/publish.ts";
import { definition } from "./definition.ts";

await runAction(definition, publish);
