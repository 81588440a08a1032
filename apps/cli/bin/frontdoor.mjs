#!/usr/bin/env node
/** `frontdoor`: builds when the sources are newer than the last build, then runs the built command. */
import fs from 'node:fs';
import { buildIfStale } from './build.mjs';

const command = new URL('../../../dist/apps/cli/src/main.js', import.meta.url);

if (!(await buildIfStale())) process.exit(1);
if (!fs.existsSync(command)) {
  process.stderr.write('The frontdoor command is missing from the build: run `npm run build`.\n');
  process.exit(1);
}
process.setSourceMapsEnabled(true);
await import(command.href);
