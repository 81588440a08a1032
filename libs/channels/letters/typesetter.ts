import { createRequire } from 'node:module';
import path from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const FONTS = path.dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/atkinson-hyperlegible-next/package.json'),
);
/** A template reads files in here only, and there are none that it could want. */
export const WORKSPACE = path.join(FONTS, '400Regular');

let kept: NodeCompiler | undefined;

/** One for the whole thread: each new one would leave memory behind. Only the thread that writes needs it. */
export async function typesetter(): Promise<NodeCompiler> {
  if (kept) return kept;
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const cuts = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'];
  kept = NodeCompiler.create({
    workspace: WORKSPACE,
    fontArgs: [{ fontPaths: cuts.map((cut) => path.join(FONTS, cut)) }],
  });
  return kept;
}
