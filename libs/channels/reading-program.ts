/** The program of a reading thread. In tests it is a bundle of the sources as they are, see test/support/thread-programs. */
export const READING_PROGRAM = new URL('./reading-thread.js', import.meta.url);
