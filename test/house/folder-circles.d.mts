export function folderCircles(
  modules: readonly { source: string; dependencies: readonly { resolved: string }[] }[],
  isTest: (file: string) => boolean,
): string[][];
