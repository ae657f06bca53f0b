import { createApp } from "astro/app/entrypoint";

const app = createApp({ streaming: false });

// Astro imports a page's module for every rendering; thousands of pages of one kind need it once.
for (const [component, load] of app.manifest.pageMap) {
  let loaded;
  app.manifest.pageMap.set(component, () => {
    loaded ??= load();
    return loaded;
  });
}

/** Renders one page type with its view (`home`, `package` …) to the bytes of its HTML. */
export async function render(page, view) {
  const response = await app.render(new Request(`http://localhost/${page}/`), { locals: { view } });
  if (response.status !== 200) throw new Error(`page ${page}: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
