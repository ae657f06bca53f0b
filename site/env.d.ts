/** Paths of the hashed assets, put in by scripts/build-site.mjs. */
declare const __ASSETS__: { readonly site: string; readonly style: string; readonly theme: string };
