export * from './mail-sink.js';
export * from './send-mail.js';
