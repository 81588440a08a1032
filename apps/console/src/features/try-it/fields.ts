import type { TryItChannel } from './try-it-channel.js';

interface Fields {
  from: string;
  text: string;
  name: boolean;
  subject: boolean;
  when: boolean;
}

const fields: Record<TryItChannel['channel'], Fields> = {
  email: { from: 'Your email address', text: 'Your email', name: true, subject: true, when: false },
  sms: { from: 'Your mobile number', text: 'Your message', name: false, subject: false, when: false },
  web: { from: 'Your email address', text: 'What it is about', name: true, subject: true, when: false },
  api: { from: 'Customer’s email address', text: 'Text', name: true, subject: true, when: false },
  callback: {
    from: 'Your telephone number',
    text: 'What you say to the hub',
    name: false,
    subject: false,
    when: true,
  },
};

/** What a customer fills in on each channel. */
export const fieldsOf = (channel: TryItChannel['channel']): Fields => fields[channel];
