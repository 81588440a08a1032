import { rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'node_modules/.cache/reading-threads');

/** Programs of threads, by the file that names each. */
const PROGRAMS = [
  { named: 'libs/channels/reading-program.ts', is: 'libs/channels/reading-thread.ts', as: 'READING_PROGRAM' },
  {
    named: 'libs/casework/simulation/simulation-program.ts',
    is: 'libs/casework/simulation/simulation-thread.ts',
    as: 'SIMULATION_PROGRAM',
  },
];

/**
 * The programs of threads for tests. Tests run from the sources, which Node cannot run in a thread by itself, so vite makes
 * one file of each: when a run first needs it, and anew when one of its sources has changed.
 */
export const threadPrograms: Plugin = {
  name: 'thread-programs',
  async load(id) {
    const program = PROGRAMS.find(({ named }) => id === path.join(root, named));
    if (!program) return null;
    const name = `${path.basename(program.is, '.ts')}-${process.pid}.mjs`;
    for (const source of await bundle(program.is, name)) this.addWatchFile(source);
    return `export const ${program.as} = new URL(${JSON.stringify(pathToFileURL(path.join(folder, name)).href)});`;
  },
};

/** Writes the program; gives the files it is made of. */
async function bundle(entry: string, name: string): Promise<string[]> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    resolve: { tsconfigPaths: true },
    ssr: { noExternal: [/^@frontdoor\//] },
    build: {
      ssr: path.join(root, entry),
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
