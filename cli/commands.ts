import { register as build } from "./build.ts";
import { register as demo } from "./demo.ts";
import { register as deploy } from "./deploy.ts";
import type { Register } from "./edge.ts";
import { register as index } from "./index.ts";
import { register as init } from "./init.ts";
import { register as keys } from "./keys.ts";
import { register as plan } from "./plan.ts";
import { register as publish } from "./publish.ts";
import { register as serve } from "./serve.ts";
import { register as site } from "./site.ts";
import { register as snippet } from "./snippet.ts";
import { register as test } from "./test.ts";
import { register as verify } from "./verify.ts";

/** Every sub-command, in the order in which `ppa --help` shows them. */
export const commands: readonly Register[] = [
  init,
  keys,
  plan,
  build,
  publish,
  index,
  site,
  verify,
  serve,
  snippet,
  test,
  deploy,
  demo,
];
