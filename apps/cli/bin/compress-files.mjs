import fs from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** What is smaller fits into one packet as it is. */
const LEAST_BYTES = 1400;

/** Writes each text of a folder beside itself as .br and .gz, so that the hub compresses nothing while people wait. */
export function compressFiles(folder) {
  for (const name of fs.readdirSync(folder, { recursive: true })) {
    const file = path.join(folder, name);
    if (!/\.(css|js|svg)$/.test(name) || fs.statSync(file).size < LEAST_BYTES) continue;
    const bytes = fs.readFileSync(file);
    fs.writeFileSync(`${file}.br`, brotliCompressSync(bytes));
    fs.writeFileSync(`${file}.gz`, gzipSync(bytes));
  }
}
