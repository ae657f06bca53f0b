import { n as createComponent, r as __exportAll, t as createAstro } from "./compiler.mjs";
import { d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server.mjs";
import { a as pathSegment } from "./address.mjs";
import { t as $$Code } from "./Code.mjs";
import { a as page$1, i as href, r as bytes, s as stringsOf, t as $$Layout } from "./Layout.mjs";
// site/src/pages/target.astro
var target_exports = __exportAll({
	default: () => $$Target,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$Target = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Target;
	const { frame, target, key, address, firmware, rows } = Astro.locals.view;
	const { root, language } = frame;
	const t = stringsOf(language);
	const name = target.target ?? target.arch;
	const list = `${page$1(root, "packages/")}?release=${encodeURIComponent(target.release)}&arch=${encodeURIComponent(target.arch)}`;
	return renderTemplate`${renderComponent($$result, "Layout", $$Layout, {
		"frame": frame,
		"title": `OpenWrt ${target.release} · ${name}`
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<div class="package-head"><h1>OpenWrt ${target.release} <span class="version">${name}</span></h1><p class="lead">${t.feedOf(target.path)} · ${target.format} · ${t.fileCount(target.count)} · ${bytes(target.bytes)}</p></div><section><h2 id="address">${t.address}</h2>${renderComponent($$result, "Code", $$Code, {
		"language": language,
		"label": t.address,
		"code": address
	})}<p><a${addAttribute(target.target ? `${page$1(root, "")}#add` : `${page$1(root, "")}?release=${encodeURIComponent(target.release)}&arch=${encodeURIComponent(target.arch)}#add`, "href")}>${t.addTitle}</a>${" · "}<a${addAttribute(page$1(root, `${target.path}/`), "href")}>${t.rawDirectory}</a></p>${key ? renderTemplate`<p class="note">${t.keyKind[key.kind]} · ${t.fingerprint}: <code class="finger">${key.fingerprint}</code></p>` : renderTemplate`<p class="warning">${t.unsigned}</p>`}</section><section><h2 id="packages">${t.packages}</h2>${target.count > rows.length && renderTemplate`<p><a class="more"${addAttribute(list, "href")}>${t.allPackages} (${target.count})</a></p>`}${rows.length > 0 && renderTemplate`<div class="table" tabindex="0" role="region" aria-labelledby="packages"><table><thead><tr><th scope="col">${t.packages}</th><th scope="col">${t.version}</th><th scope="col" class="number">${t.size}</th><th scope="col">${t.file}</th></tr></thead><tbody>${rows.map((row) => renderTemplate`<tr><th scope="row"><a${addAttribute(page$1(root, `p/${pathSegment(row.name)}/`), "href")}><bdi>${row.name}</bdi></a> <small><bdi>${row.title}</bdi></small></th><td><bdi>${row.version}</bdi></td><td class="number">${bytes(row.size)}</td><td><a${addAttribute(href(root, `${target.path}/${row.file}`), "href")}><span class="sr">${row.name} ${row.version}</span>.${target.format === "apk" ? "apk" : "ipk"}</a></td></tr>`)}</tbody></table></div>`}</section><section><h2>${t.firmwareTitle}</h2><p class="lead">${t.firmwareIntro}</p>${firmware.map(({ title, text, note }) => renderTemplate`<details class="firmware"><summary>${title}</summary><p class="note" lang="en">${note}</p>${renderComponent($$result, "Code", $$Code, {
		"language": language,
		"label": title,
		"code": text
	})}</details>`)}</section>` })}`;
}, "/project/site/src/pages/target.astro", void 0);
var $$file = "/project/site/src/pages/target.astro";
var $$url = "/target/";
// \0virtual:astro:page:src/pages/target@_@astro
var page = () => target_exports;
export { page };
