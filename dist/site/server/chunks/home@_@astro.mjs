import { n as createComponent, r as __exportAll, t as createAstro } from "./compiler.mjs";
import { a as Fragment, d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server.mjs";
import { a as page$1, i as href, n as $$Search, s as stringsOf, t as $$Layout } from "./Layout.mjs";
import { t as $$PackageList } from "./PackageList.mjs";
import { r as setupSteps, t as $$Code } from "./Code.mjs";
// site/src/components/Setup.astro
createAstro("https://astro.build");
var $$Setup = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Setup;
	const { frame, keys, targets } = Astro.props;
	const { archive, language, root } = frame;
	const t = stringsOf(language);
	const releases = [...new Set(targets.map(({ release }) => release))].map((series) => {
		const feeds = targets.filter(({ release }) => release === series);
		const format = feeds[0]?.format ?? "opkg";
		const archs = [...new Set(feeds.filter(({ target }) => !target).map(({ arch }) => arch))].sort();
		const modules = feeds.some(({ target }) => target !== void 0);
		const key = keys.find(({ kind }) => kind === (format === "opkg" ? "usign" : "apk"));
		return {
			series,
			format,
			archs,
			steps: setupSteps(archive, {
				series,
				format,
				modules
			}, key),
			key
		};
	});
	return renderTemplate`${maybeRenderHead($$result)}<section class="setup" id="add" data-setup><h2>${t.addTitle}</h2><p class="lead">${t.addIntro}</p>${archive.installer && renderTemplate`<div class="card"><h3>${t.installerTitle}</h3><p>${t.installerWhy} <a${addAttribute(href(root, archive.installer), "href")}>${archive.installer}</a></p>${renderComponent($$result, "Code", $$Code, {
		"language": language,
		"label": t.installerTitle,
		"code": `wget -qO- ${archive.url}/${archive.installer} | sh`
	})}</div>`}<div class="pickers js-only" data-pickers><div class="field"><label for="pick-release">${t.release}</label><select id="pick-release" data-pick="release">${releases.map(({ series, format }) => renderTemplate`<option${addAttribute(series, "value")}>OpenWrt ${series} (${format})</option>`)}</select></div><div class="field"><label for="pick-arch">${t.architecture}</label><select id="pick-arch" data-pick="arch"><option value="">${t.detect}</option>${[...new Set(releases.flatMap(({ archs }) => archs))].sort().map((arch) => renderTemplate`<option${addAttribute(arch, "value")}>${arch}</option>`)}</select></div><details class="which"><summary>${t.whichRelease}</summary><p>${t.whichReleaseHelp}</p>${renderComponent($$result, "Code", $$Code, {
		"language": language,
		"label": t.whichRelease,
		"code": "cat /etc/openwrt_release"
	})}<div class="field"><label for="pick-paste">${t.pickHint}</label><input id="pick-paste" type="text" data-paste autocomplete="off" spellcheck="false" maxlength="5000"></div><p role="status" data-paste-answer></p></details></div>${releases.map(({ series, format, archs, steps, key }) => renderTemplate`<section class="release"${addAttribute(series, "data-release")}${addAttribute(archs.join(" "), "data-archs")}><h3>OpenWrt ${series} <span class="tag">${format}</span></h3><p class="archs">${t.architecture}: ${archs.map((arch, at) => renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`${at > 0 && ", "}<code>${arch}</code>` })}`)}</p><ol class="steps">${steps.filter(({ name }) => name !== "undo").map((step) => renderTemplate`<li><h4>${t.step[step.name]}</h4><p>${t.stepWhy[step.name]}${step.name === "key" && key && renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate` ${t.fingerprint}: <code class="finger">${key.fingerprint}</code>` })}`}</p>${renderComponent($$result, "Code", $$Code, {
		"language": language,
		"label": `${t.step[step.name]}, OpenWrt ${series}`,
		"code": step.commands,
		"detect": format
	})}</li>`)}</ol>${steps.filter(({ name }) => name === "undo").map((step) => renderTemplate`<details><summary>${t.step.undo}</summary><p>${t.stepWhy.undo}</p>${renderComponent($$result, "Code", $$Code, {
		"language": language,
		"label": `${t.step.undo}, OpenWrt ${series}`,
		"code": step.commands
	})}</details>`)}</section>`)}</section>`;
}, "/project/site/src/components/Setup.astro", void 0);
// site/src/pages/home.astro
var home_exports = __exportAll({
	default: () => $$Home,
	file: () => $$file,
	url: () => $$url
});
createAstro("https://astro.build");
var $$Home = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Home;
	const { frame, keys, targets, packages, count } = Astro.locals.view;
	const { archive, root } = frame;
	const t = stringsOf(frame.language);
	return renderTemplate`${renderComponent($$result, "Layout", $$Layout, {
		"frame": frame,
		"hideSearch": true,
		"feeds": [{
			title: t.updates,
			path: "atom.xml"
		}, {
			title: t.newPackages,
			path: "new.xml"
		}]
	}, { "default": ($$result) => renderTemplate`${maybeRenderHead($$result)}<div class="hero"><h1><bdi>${archive.title}</bdi></h1><p class="lead"><bdi>${archive.description ?? t.about}</bdi></p>${renderComponent($$result, "Search", $$Search, {
		"frame": frame,
		"id": "search"
	})}<p class="facts"><a${addAttribute(page$1(root, "packages/"), "href")}>${t.packageCount(count)}</a><span>${t.targetCount(targets.length)}</span><a href="#add">${t.addTitle}</a><span data-status${addAttribute(href(root, "api/v1/status.json"), "data-status-src")}><a${addAttribute(href(root, "api/v1/status.json"), "href")}>${t.lastPublished}</a></span></p></div>${targets.length > 0 && renderTemplate`${renderComponent($$result, "Setup", $$Setup, {
		"frame": frame,
		"keys": keys,
		"targets": targets
	})}`}<section id="trust"><h2>${t.trustTitle}</h2>${keys.length === 0 ? renderTemplate`<p class="warning">${t.unsigned}</p>` : renderTemplate`<p class="lead">${t.trustIntro}</p>`}<dl class="keys">${keys.map((key) => renderTemplate`<div><dt>${t.keyKind[key.kind]}</dt><dd><code class="finger">${key.fingerprint}</code></dd><dd>${t.keyUse[key.kind]} <a${addAttribute(href(root, key.path), "href")}>${t.keyFile}</a></dd></div>`)}</dl>${keys.length > 0 && renderTemplate`<p>${t.keyMeaning} ${t.keyWhere}</p>`}</section><section id="packages"><h2>${t.packages}</h2>${count === 0 && renderTemplate`<p><strong>${t.noPackages}.</strong> ${t.noPackagesHelp}</p>`}${renderComponent($$result, "PackageList", $$PackageList, {
		"packages": packages,
		"root": root
	})}${count > packages.length && renderTemplate`<p><a class="more"${addAttribute(page$1(root, "packages/"), "href")}>${t.allPackages} (${count})</a></p>`}</section>` })}`;
}, "/project/site/src/pages/home.astro", void 0);
var $$file = "/project/site/src/pages/home.astro";
var $$url = "/home/";
// \0virtual:astro:page:src/pages/home@_@astro
var page = () => home_exports;
export { page };
