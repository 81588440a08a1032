import { rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');
const name = `reading-thread-${process.pid}.mjs`;
const folder = path.join(root, 'node_modules/.cache/reading-threads');

/**
 * The program of a reading thread for tests. Tests run from the sources, which Node cannot run in a thread by itself, so
 * vite makes one file of them: when a run first needs it, and anew when one of its sources has changed.
 */
export const readingProgram: Plugin = {
  name: 'reading-program',
  async load(id) {
    if (id !== path.join(root, 'libs/channels/reading-program.ts')) return null;
    for (const source of await bundle()) this.addWatchFile(source);
    return `export const READING_PROGRAM = new URL(${JSON.stringify(pathToFileURL(path.join(folder, name)).href)});`;
  },
};

/** Writes the program; gives the files it is made of. */
async function bundle(): Promise<string[]> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    resolve: { tsconfigPaths: true },
    ssr: { noExternal: [/^@frontdoor\//] },
    build: {
      ssr: path.join(root, 'libs/channels/reading-thread.ts'),
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { output: { entryFileNames: name } },
    },
  });
  process.once('exit', () => rmSync(path.join(folder, name), { force: true }));
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((each) =>
    'output' in each ? each.output : [],
  );
  return outputs.flatMap((each) => (each.type === 'chunk' ? each.moduleIds : []));
}
