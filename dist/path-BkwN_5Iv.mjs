// lib/ipk/path.ts
/**
* Path of a package member without a leading `./` and a trailing `/`; the empty string is the package's root.
* Undefined when the path would leave the package or cannot be a file name: absolute, with a `..` component, with NUL
* or other control characters.
*/
function packagePath(name) {
	if (name.startsWith("/") || /[\0-\x1f\x7f]/.test(name)) return void 0;
	if (!name.includes("./") && !name.includes("//") && !name.endsWith("/") && name !== "." && !name.endsWith("..")) return name;
	const parts = name.split("/").filter((part) => part !== "" && part !== ".");
	return parts.includes("..") ? void 0 : parts.join("/");
}

export { packagePath as t };