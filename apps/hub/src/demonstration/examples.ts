/** Ready-made contacts of nobody in particular; addresses and numbers are reserved for fiction. */
export const EXAMPLES = [
  {
    channel: 'email',
    label: 'Email',
    path: 'By SMTP to the hub’s own listener, as a mail server would deliver it',
    example: {
      from: 'resident@customer.example',
      name: 'A resident',
      subject: 'Council Tax band',
      text: 'Hello,\n\nI moved in on 1 November. Which Council Tax band is my flat in, and when is the first payment due?\n\nThank you',
      when: '',
    },
  },
  {
    channel: 'sms',
    label: 'Text message',
    path: 'As a Twilio webhook, signed with the account’s token',
    example: {
      from: '+447700900123',
      name: '',
      subject: '',
      text: 'Brown bin not emptied today in Mill Road. When will you come back?',
      when: '',
    },
  },
  {
    channel: 'social',
    label: 'Post at X',
    path: 'As a post that mentions @fenmoor: X tells the hub at once, signed, and the hub asks for it as well',
    example: {
      from: '@walker',
      name: '',
      subject: '',
      text: '@fenmoor The street light outside the library has been out since Monday',
      when: '',
    },
  },
  {
    channel: 'web',
    label: 'Web form',
    path: 'Through the public form at /contact, without an account',
    example: {
      from: 'tenant@customer.example',
      name: 'A tenant',
      subject: 'No hot water',
      text: 'The boiler has stopped and there has been no hot water since last night. There is a baby in the house.',
      when: '',
    },
  },
  {
    channel: 'api',
    label: 'Another system',
    path: 'As a signed webhook to POST /api/v1/contacts; the reply goes back as a signed webhook',
    example: {
      from: 'walker@customer.example',
      name: 'A walker',
      subject: 'Fly-tipping',
      text: 'Two mattresses and a fridge at the end of Fen Lane.',
      when: '',
    },
  },
  {
    channel: 'phone',
    label: 'Phone call',
    path: 'As a call to the main number: the telephones of free agents ring, and here they are answered by themselves',
    example: {
      from: '+447700900789',
      name: '',
      subject: '',
      text: 'Nothing yet: you speak to whoever answers',
      when: '',
    },
  },
  {
    channel: 'callback',
    label: 'Phone callback',
    path: 'As a call to the callback line: no menus, say what it is about and when it suits',
    example: {
      from: '+447700900456',
      name: '',
      subject: '',
      text: 'I would like to talk about my parking permit',
      when: 'tomorrow between ten and twelve',
    },
  },
] as const;
