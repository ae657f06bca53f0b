import { runAction } from "../../lib/run/action.ts";
import { definition } from "./definition.ts";
import { plan } from "./plan.ts";

await runAction(definition, plan);
