export { emailAdapter } from './email.adapter.js';
export { emailConfig, type EmailConfig } from './email.config.js';
export { readMail, type Envelope, type MailReading } from './mime.mapping.js';
export { startSmtpListener, type SmtpListener } from './smtp-listener.js';
