import { runAction } from "../../lib/run/action.ts";
import { definition } from "./definition.ts";
import { wholeWay } from "./whole-way.ts";

await runAction(definition, wholeWay);
