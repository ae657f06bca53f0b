import { n as createComponent, t as createAstro } from "./compiler.mjs";
import { d as renderTemplate, f as maybeRenderHead, m as addAttribute } from "./server.mjs";
import { s as stringsOf } from "./Layout.mjs";
// site/src/components/Status.astro
createAstro("https://astro.build");
var $$Status = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Status;
	const { status, language } = Astro.props;
	const t = stringsOf(language);
	return renderTemplate`${maybeRenderHead($$result)}<span${addAttribute(`status ${status}`, "class")}>${t.buildStatus[status]}</span>`;
}, "/project/site/src/components/Status.astro", void 0);
export { $$Status as t };
