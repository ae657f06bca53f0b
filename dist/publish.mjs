import { t as runAction } from "./action-BqZCtKwf.mjs";
import { r as publish, t as definition } from "./definition-5uDa4Fzc.mjs";

// actions/publish/main.ts
await runAction(definition, publish);

export {  };