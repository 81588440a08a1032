export { Channels } from './channels.js';
export { ChannelProbes, inTime, type Probed } from './channel-probes.js';
export { FileContents } from './file-contents.js';
export {
  drawingThread,
  DrawingThread,
  readingIn,
  readingThreads,
  writingThread,
  WritingThread,
} from './reading.js';
export {
  describeSettings,
  readSettings,
  UNWIRED,
  wireAdapters,
  type Wiring,
  WIRING,
} from './wire-adapters.js';
export { ChannelsModule } from './channels.module.js';
