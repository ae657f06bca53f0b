import { n as createComponent, t as createAstro } from "./compiler.mjs";
import { a as Fragment, d as renderTemplate, f as maybeRenderHead, i as renderComponent, m as addAttribute } from "./server.mjs";
import { s as stringsOf } from "./Layout.mjs";
// lib/catalog/commands.ts
var detected = {
	opkg: {
		prepare: ". /etc/openwrt_release\n",
		arch: "$DISTRIB_ARCH"
	},
	apk: {
		prepare: "",
		arch: "$(cat /etc/apk/arch)"
	}
};
function setupSteps(archive, release, key) {
	return release.format === "opkg" ? opkgSteps(archive, release, key) : apkSteps(archive, release, key);
}
function opkgSteps({ name, url }, { series, modules }, key) {
	const keyFile = key && `/etc/opkg/keys/${key.fingerprint}`;
	const conf = "/etc/opkg/customfeeds.conf";
	const keep = keepFile(name);
	const base = quotable(url);
	const add = (feed, path) => `grep -q '^src/gz ${feed} ' ${conf} ||\n  echo "src/gz ${feed} ${base}/${path}" >> ${conf}`;
	return [
		...key ? [{
			name: "key",
			commands: `mkdir -p /etc/opkg/keys\n${heredoc(`${keyFile}`, key.text)}`
		}] : [],
		{
			name: "feed",
			commands: `${detected.opkg.prepare}${add(name, `${series}/${detected.opkg.arch}`)}`
		},
		keepStep(keep, [keyFile, conf]),
		{
			name: "update",
			commands: "opkg update"
		},
		...modulesStep(modules, `${detected.opkg.prepare}${add(`${name}_kmods`, "$DISTRIB_RELEASE/$DISTRIB_TARGET")}\nopkg update`),
		{
			name: "undo",
			commands: `sed -i -e '/^src\\/gz ${name} /d' -e '/^src\\/gz ${name}_kmods /d' ${conf}\nrm -f ${[keyFile, keep].filter(Boolean).join(" ")}`
		}
	];
}
function apkSteps({ name, url }, { series, modules }, key) {
	const keyFile = key && `/etc/apk/keys/${name}.pem`;
	const list = `/etc/apk/repositories.d/${name}.list`;
	const keep = keepFile(name);
	const base = quotable(url);
	return [
		...key ? [{
			name: "key",
			commands: heredoc(`${keyFile}`, key.text)
		}] : [],
		{
			name: "feed",
			commands: `echo "${base}/${series}/${detected.apk.arch}/packages.adb" > ${list}`
		},
		keepStep(keep, [keyFile, list]),
		{
			name: "update",
			commands: "apk update"
		},
		...modulesStep(modules, `. /etc/openwrt_release\necho "${base}/$DISTRIB_RELEASE/$DISTRIB_TARGET/packages.adb" >> ${list}\napk update`),
		{
			name: "undo",
			commands: `rm -f ${[
				keyFile,
				list,
				keep
			].filter(Boolean).join(" ")}`
		}
	];
}
function installCommand(format, name) {
	const word = /^[A-Za-z0-9_+.-]+$/.test(name) ? name : `'${name.replace(/'/g, "'\\''")}'`;
	return format === "opkg" ? `opkg install ${word}` : `apk add ${word}`;
}
var keepFile = (name) => `/lib/upgrade/keep.d/ppa-${name}`;
function keepStep(keep, files) {
	return {
		name: "keep",
		commands: `mkdir -p /lib/upgrade/keep.d\nprintf '%s\\n' ${[...files.filter(Boolean), keep].join(" ")} > ${keep}`
	};
}
function modulesStep(modules, commands) {
	return modules ? [{
		name: "modules",
		commands
	}] : [];
}
function heredoc(file, text) {
	return `cat > ${file} <<'EOK'\n${text.trimEnd()}\nEOK`;
}
function quotable(url) {
	return url.replace(/["$`\\\s]/g, encodeURIComponent);
}
// site/src/components/Code.astro
createAstro("https://astro.build");
var $$Code = createComponent(($$result, $$props, $$slots) => {
	const Astro = $$result.createAstro($$props, $$slots);
	Astro.self = $$Code;
	const { code, language, label, detect } = Astro.props;
	const t = stringsOf(language);
	const prepare = detect ? detected[detect].prepare : "";
	const hasPrepare = prepare !== "" && code.startsWith(prepare);
	const parts = (hasPrepare ? code.slice(prepare.length) : code).split(detect ? detected[detect].arch : "\0");
	return renderTemplate`${maybeRenderHead($$result)}<div class="code"><pre tabindex="0" role="region"${addAttribute(label, "aria-label")}><code>${hasPrepare && parts.length > 1 ? renderTemplate`<span data-prepare>${prepare}</span>` : hasPrepare && prepare}${parts.map((part, index) => renderTemplate`${renderComponent($$result, "Fragment", Fragment, {}, { "default": ($$result) => renderTemplate`${index > 0 && detect && renderTemplate`<span data-arch>${detected[detect].arch}</span>`}${part}` })}`)}</code></pre><button type="button" class="copy js-only" data-copy${addAttribute(`${t.copy}: ${label}`, "aria-label")}>${t.copy}</button></div>`;
}, "/project/site/src/components/Code.astro", void 0);
export { installCommand as n, setupSteps as r, $$Code as t };
