// Bundles the client into wwwroot/dist: the shared entry, each feature's own entries, and the icons in use.
import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(dirname(fileURLToPath(import.meta.url)));
const dist = "wwwroot/dist";

const filesUnder = async (folder, ...extensions) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile() && extensions.some(extension => entry.name.endsWith(extension)))
    .map(entry => join(entry.parentPath ?? entry.path, entry.name))
    .sort();

const kebab = name => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();

/** Features/TraineeLists/upload.ts becomes dist/trainee-lists/upload.js; a name that starts with "_" is only imported by others. */
async function featureEntries() {
  const files = await filesUnder("Features", ".ts", ".css");
  return files
    .filter(file => !basename(file).startsWith("_") && !file.endsWith(".d.ts"))
    .map(file => ({ in: file, out: join(kebab(basename(dirname(file))), basename(file).replace(/\.(ts|css)$/, "")) }));
}

/** One sprite of the icons that views (icon="…", <icon name="…">), C# (Icon("…")) and TypeScript (icon("…")) name. */
async function writeIcons() {
  const names = new Map();
  for (const file of [...await filesUnder("Features", ".cshtml", ".cs", ".ts"), ...await filesUnder("Client", ".ts")]) {
    const text = await readFile(file, "utf8");
    const patterns = file.endsWith(".cshtml")
      ? [/<icon\s[^>]*?name="([a-z0-9-]+)"/g, /\sicon="([a-z0-9-]+)"/g, /\bIcon\("([a-z0-9-]+)"\)/g]
      : [/\b[Ii]con\("([a-z0-9-]+)"\)/g];
    const unseen = /<icon\s[^>]*?name="@\([^>]*?[?:] "[a-z0-9-]+"/.exec(text);
    if (unseen) throw new Error(`${file} chooses between icons by bare names, which the sprite cannot see: write new Icon("…") in ${unseen[0]}`);
    for (const pattern of patterns) for (const [, name] of text.matchAll(pattern)) names.set(name, file);
  }
  const symbols = [];
  for (const [name, file] of [...names].sort()) {
    const svg = await readFile(`node_modules/@tabler/icons/icons/outline/${name}.svg`, "utf8").catch(() => {
      throw new Error(`${file} names the icon "${name}", which Tabler does not have`);
    });
    const paths = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"))
      .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" \/>/, "").replace(/\s*\n\s*/g, "");
    symbols.push(`<symbol id="${name}" viewBox="0 0 24 24">${paths}</symbol>`);
  }
  await writeFile(`${dist}/icons.svg`, `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("\n")}</svg>\n`);
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await writeIcons();
await build({
  entryPoints: [{ in: "Client/site.ts", out: "site" }, { in: "Client/site.css", out: "site" }, ...await featureEntries()],
  outdir: dist,
  bundle: true,
  // Shared code lives in chunks, so that Tabler's document-wide handlers are registered once however many entries a page has.
  splitting: true,
  format: "esm",
  target: "esnext",
  minify: true,
  sourcemap: "linked",
  legalComments: "linked",
  // These names carry the content's hash: they are cached for good (see ContentHashedFiles).
  chunkNames: "chunks/[name]-[hash]",
  assetNames: "assets/[name]-[hash]",
  loader: { ".woff2": "file" },
  logLevel: "warning",
});
