import { n as createComponent, t as createAstro } from "./compiler.mjs";
import { d as renderTemplate, f as maybeRenderHead, m as addAttribute } from "./server.mjs";
import { a as pathSegment } from "./address.mjs";
import { a as page } from "./Layout.mjs";
// site/src/components/PackageList.astro
createAstro("https://astro.build");
var $$PackageList = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$PackageList;
	const { packages, root } = Astro.props;
	return renderTemplate`${maybeRenderHead($$result)}<ul class="packages">${packages.map((one) => renderTemplate`<li><a${addAttribute(page(root, `p/${pathSegment(one.name)}/`), "href")}><bdi>${one.name}</bdi></a> <span class="version"><bdi>${one.version}</bdi></span><p><bdi>${one.title}</bdi></p></li>`)}</ul>`;
}, "/project/site/src/components/PackageList.astro", void 0);
export { $$PackageList as t };
